import 'server-only'
import { clientKindOf, KEYS_PATH, METADATA_PATH } from '@/lib/atproto/client-metadata'
import type { OwnClientCheck } from '@/lib/contract/integration'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { type FailureCode, isProviderFailure } from '@/lib/core/failure'
import { permit } from '@/lib/core/permission'
import { publicFetch } from '@/lib/egress/public-fetch'
import { env } from '@/lib/env'
import { publishedClientKeys } from '@/lib/operations/open-client-keys'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'

const READ_MS = 5_000

const OUTCOMES: Partial<Record<FailureCode, OwnClientCheck['outcome']>> = {
  blocked_address: 'inner_address',
  name_not_found: 'no_name',
  tls_failed: 'not_secure',
  unexpected_answer: 'other_document',
}

/**
 * Reads what accounts' servers read of this install, at its public URL and as they do: without a redirect, a sign-in or a
 * private address. It tells what is seen from here, and no more. Throws `not_found` where there is nothing to be read.
 */
export async function checkOwnClient(
  actor: Actor,
  door = { fetch: publicFetch({ timeoutMs: READ_MS }) },
): Promise<OwnClientCheck> {
  permit(actor, 'write_integration')
  const { publicUrl } = env()
  if (clientKindOf(publicUrl) !== 'confidential') throw new PatchbayError('not_found')
  await consumePoint(LIMITS.discover, 'id' in actor ? actor.id : actor.type)
  const id = publicUrl + METADATA_PATH
  const metadata = await read(door, id, (document) => isObject(document) && document.client_id === id)
  if (metadata.outcome !== 'readable') return metadata
  const own = JSON.stringify(await publishedClientKeys())
  return read(door, publicUrl + KEYS_PATH, (document) => JSON.stringify(document) === own)
}

async function read(
  door: { fetch: typeof globalThis.fetch },
  url: string,
  isOurs: (document: unknown) => boolean,
): Promise<OwnClientCheck> {
  try {
    const response = await door.fetch(url, { headers: { accept: 'application/json' }, redirect: 'manual' })
    const { status } = response
    if (status !== 200) return { outcome: 'wrong_status', url, status }
    const isJson = /^application\/json\b/.test(response.headers.get('content-type') ?? '')
    const document: unknown = isJson ? await response.json().catch(() => null) : null
    return { outcome: isOurs(document) ? 'readable' : 'other_document', url, status }
  } catch (error) {
    if (!isProviderFailure(error)) throw error
    return { outcome: OUTCOMES[error.code] ?? 'no_answer', url, status: null }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
