import 'server-only'
import { type ConnectionKey, DEFAULT_NAME } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { type CredentialRow, readCredentialRow } from '@/lib/store/credentials'
import { readStandIn } from '@/lib/store/stand-in'

/**
 * The row that serves a key. Where a bare key's default connection has no credential, that is the first connected one
 * of the integration; a name or an id never stands for another connection. Throws `deleted` for an id that is gone, else
 * `not_found`.
 */
export async function findCredentialRow(key: ConnectionKey): Promise<CredentialRow> {
  const row = await readCredentialRow(key)
  if (key.by === 'id') {
    if (!row) throw new PatchbayError('deleted')
    return row
  }
  const isBare = key.name === DEFAULT_NAME
  // Somebody who switched the default one off meant whoever asks for it.
  const serves = row && (row.credential !== null || !row.enabled)
  const found = serves || !isBare ? row : ((await readStandIn(key.slug)) ?? row)
  if (!found) throw new PatchbayError('not_found')
  return found
}
