import 'server-only'
import type { Readable } from 'node:stream'
import type { Actor } from '@/lib/core/actor'
import {
  type ConnectionKey,
  DEFAULT_NAME,
  formatConnectionKey,
  isConnectionName,
  isSlug,
  isUuid,
} from '@/lib/core/connection-key'
import { isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { requestHeaders } from '@/lib/core/proxy-headers'
import { type AskedAddress, proxyTarget } from '@/lib/core/proxy-target'
import { admitProgram, type Program } from '@/lib/operations/admit-program'
import { converse, type Listener } from '@/lib/operations/converse'
import { type Destination, findDestination } from '@/lib/operations/find-destination'
import { type FreshRow, freshRow, freshUse } from '@/lib/operations/fresh-credential'
import { recordAccess } from '@/lib/operations/record-access'
import { recordDenial } from '@/lib/operations/record-denial'
import { repairPathOf } from '@/lib/operations/repair-path'
import { takeTurn } from '@/lib/operations/take-turn'
import { unusable } from '@/lib/operations/unusable-credential'
import type { CredentialRow } from '@/lib/store/credentials'
import { findSlug } from '@/lib/store/destinations'

/** Whose credential a request goes with: an integration by id or slug, and one of its connections by name or id. */
export interface Named {
  integration: string
  /** Null: the one that serves the integration. */
  connection: string | null
}

/** A request as a caller wants it sent. */
export interface Asked extends AskedAddress {
  method: string
  headers: Iterable<readonly [string, string]>
  /** Bytes can be sent twice, a stream cannot. */
  body: Uint8Array | Readable | null
  /** Of the body; null: it is not known before its end. */
  length: number | null
}

/** How the caller is reached. */
export interface Caller extends Listener {
  /** Reads what is asked for, once it is known that the caller may ask. */
  read(): Promise<Asked>
}

export const PROXY_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

const PERMISSION = { permission: 'use_proxy' } as const
/** No connection has this id. */
const NOTHING: ConnectionKey = { by: 'id', id: '00000000-0000-0000-0000-000000000000' }
/** Connections change while they are read, but not three times. */
const MOST_READS = 3

/**
 * Sends a program's request to a provider's API with the credential of a connection, and hands the answer on while it
 * arrives. The use is in the access log before anything is sent. Throws what keeps it from being sent, with the page where
 * that is repaired: `invalid_api_key`, `forbidden`, `integration_not_connected`, `needs_reauth`, `url_not_allowed`,
 * `too_many_requests`, `audit_unavailable` and the like; and `provider_unreachable` or `provider_timeout`.
 */
export async function proxyRequest(program: Program, named: Named, caller: Caller): Promise<void> {
  const key = await keyOf(named)
  const { actor, row } = await admitProgram(program, key ?? NOTHING)
  let use: CredentialRow | null = row
  let recorded = false
  try {
    const { fresh, destination } = await settle(actor, key, row, named.integration)
    use = fresh.row
    const asked = await caller.read()
    const request = requestOf(asked, destination)
    const giveBack = await takeTurn(fresh.row.integrationId, destination.limits, caller.signal)
    try {
      await recordAccess(actor, lineOf(fresh.row, 'served'))
      recorded = true
      const home = `/api/integrations/${named.integration}/request`
      await converse(actor, { fresh, destination, request, home }, caller)
    } finally {
      giveBack()
    }
  } catch (error) {
    throw await told(actor, recorded ? null : use, error)
  }
}

/** Null: nothing can be called so, which only those are told who may ask. */
async function keyOf({ integration, connection }: Named): Promise<ConnectionKey | null> {
  if (connection !== null && isUuid(connection)) return { by: 'id', id: connection.toLowerCase() }
  const slug = isUuid(integration) ? await findSlug(integration) : integration
  const name = connection ?? DEFAULT_NAME
  return slug !== null && isSlug(slug) && isConnectionName(name) ? { by: 'name', slug, name } : null
}

/** The credential, fit to use, with the destination that it was given for. */
async function settle(
  actor: Actor,
  key: ConnectionKey | null,
  row: CredentialRow | null,
  integration: string,
): Promise<{ fresh: FreshRow; destination: Destination }> {
  permit(actor, 'use_proxy')
  if (!key) throw new PatchbayError('not_found')
  for (let reads = 0; reads < MOST_READS; reads++) {
    // What has no credential may be served by another connection, or has its own errors.
    const isRead = reads === 0 && row?.credential != null
    const fresh = isRead ? await freshRow(actor, row, PERMISSION) : await freshUse(actor, key, PERMISSION)
    const { integrationSlug, integrationId } = fresh.row
    if (![integrationSlug, integrationId].includes(integration)) throw new PatchbayError('not_found')
    if (fresh.status === 'needs_reauth') throw await unusable(actor, fresh.row)
    const destination = await findDestination(fresh.row, fresh.credential)
    if (destination) return { fresh, destination }
  }
  throw new PatchbayError('changed_meanwhile')
}

/** The request as it goes out, but for its credential. */
function requestOf(
  { method, body, length, headers, ...asked }: Asked,
  { base, place, callerHeaders, headers: usual }: Destination,
) {
  if (!PROXY_METHODS.some((known) => known === method)) throw new PatchbayError('method_not_allowed')
  const ours = place.in === 'query' ? [place.name] : []
  const also = [...Object.keys(usual), ...callerHeaders]
  const given = requestHeaders(headers, also)
  if (place.in === 'header') delete given[place.name.toLowerCase()]
  const framing: Record<string, string> =
    body !== null && length !== null ? { 'content-length': String(length) } : {}
  return {
    method,
    body,
    // A token in the query is another way to show one (RFC 6750 §2.3).
    url: proxyTarget(base, asked, [...ours, 'access_token']),
    headers: { 'user-agent': 'Patchbay', ...usual, ...given, ...framing },
  }
}

function lineOf(row: CredentialRow, outcome: string) {
  const target = formatConnectionKey(row.integrationSlug, row.name)
  const { integrationId, id: connectionId } = row
  return { what: 'proxy' as const, outcome, integrationId, connectionId, target }
}

const UNTOLD: readonly string[] = ['audit_unavailable', 'forbidden']

/** The error as the program is told it. That it was refused is in the log too, unless the request was sent. */
async function told(actor: Actor, row: CredentialRow | null, error: unknown): Promise<unknown> {
  if (!isPatchbayError(error)) return error
  await recordDenial(actor, error)
  if (!row || UNTOLD.includes(error.code)) return error
  // The answer holds no secret: it does not depend on the line.
  await recordAccess(actor, lineOf(row, error.code)).catch(() => {})
  const known = error.code === 'not_connected' ? new PatchbayError('integration_not_connected') : error
  return known.status === 409 ? known.repairedAt(repairPathOf(row)) : known
}
