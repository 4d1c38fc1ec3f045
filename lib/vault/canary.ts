import 'server-only'
import type { Place, Sealed } from '@/lib/core/sealed'
import { EnvError } from '@/lib/env'
import { isOpeningError } from '@/lib/vault/opening-error'
import { keyIdOf, open, seal } from '@/lib/vault/seal'

const place: Place = { table: 'Setting', row: 'canary', column: 'value', version: 1 }
const song = 'This text opens when the key ring is the one that sealed this database.'

/** A known text, sealed: kept in the database from its first start on. */
export function sealCanary(): Sealed {
  return seal(place, song)
}

/** Throws `EnvError`, one line for the start, when this key ring is not the one that sealed the database. */
export function checkCanary(sealed: Uint8Array): void {
  try {
    if (open(place, sealed) === song) return
  } catch (error) {
    if (!isOpeningError(error)) throw error
    throw new EnvError(`PATCHBAY_ENCRYPTION_KEYS does not fit this database: ${explain(sealed, error.code)}`)
  }
  throw new EnvError('PATCHBAY_ENCRYPTION_KEYS does not fit this database: its canary holds another text')
}

function explain(sealed: Uint8Array, code: 'unknown_key' | 'tampered' | 'malformed'): string {
  if (code === 'malformed') return 'its canary is not a sealed value'
  const id = keyIdOf(sealed)
  if (code === 'unknown_key') return `it was sealed with the key "${id}", which is not in the list`
  return `the key "${id}" is not the one that sealed it`
}
