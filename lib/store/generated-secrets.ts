import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { findPlace, openDataDir } from '@/lib/store/embedded-place'
import { readIfThere, writeOnce } from '@/lib/store/files'

const keysName = 'encryption-keys'
const sessionName = 'session-secret'

/** Keys that are gone while their database is there. The message is the one line that the start prints. */
export class KeysMissing extends Error {
  readonly kind = 'keys_missing'
}

/**
 * The keys that a data directory holds, made at first start, before the cluster is: mode 600, once, on disk. When a
 * cluster is there and its keys are not, new ones would turn everything that it sealed into noise, so that is refused.
 */
export function generatedKeys(dataDir: string, generateKeyRing: () => string): string {
  const file = join(openDataDir(dataDir), keysName)
  if (readIfThere(file) === null && findPlace(dataDir))
    throw new KeysMissing(
      `PATCHBAY_ENCRYPTION_KEYS must be set: the database of this data directory exists, but its keys are not in ${file}; restore that file or set the variable`,
    )
  return writeOnce(file, generateKeyRing)
}

/** The secret that signs sessions. One that is lost is made anew: everybody signs in again, and that is all. */
export function generatedSessionSecret(dataDir: string): string {
  return writeOnce(join(openDataDir(dataDir), sessionName), () => randomBytes(32).toString('base64url'))
}
