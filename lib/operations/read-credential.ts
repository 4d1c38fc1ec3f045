import 'server-only'
import type { CredentialQuery, CredentialView } from '@/lib/contract/credential'
import type { Actor, ApiKeyActor } from '@/lib/core/actor'
import { formatConnectionKey, parseConnectionKey } from '@/lib/core/connection-key'
import { grantedOf, isBound } from '@/lib/core/credential'
import { isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { metrics } from '@/lib/metrics'
import { admitProgram, type Program } from '@/lib/operations/admit-program'
import { type FreshCredential, freshCredential, freshFrom } from '@/lib/operations/fresh-credential'
import { openCredential } from '@/lib/operations/open-credential'
import { recordAccess } from '@/lib/operations/record-access'
import { repairPathOf } from '@/lib/operations/repair-path'
import type { CredentialRow } from '@/lib/store/credentials'

/**
 * The credential of a connection for a program with an API key: both are read by one statement, it is renewed only if it
 * must be, and the use is in the access log before it is answered. Throws `invalid_api_key`, `audit_unavailable`,
 * `bound_credential` (of no use without the key that it is bound to), or as `freshCredential` does, with the page where it
 * is repaired.
 */
export async function readCredential(
  program: Program,
  key: string,
  query: CredentialQuery,
): Promise<CredentialView> {
  const { actor, row } = await admitProgram(program, parseConnectionKey(key))
  try {
    const fresh = await freshen(actor, key, row, query)
    await recordAccess(actor, lineOf(fresh.connection, row, 'served'))
    metrics().secretReads.inc({ api_key: actor.id })
    return view(fresh)
  } catch (error) {
    throw await told(actor, row, error)
  }
}

async function freshen(
  actor: Actor & ApiKeyActor,
  key: string,
  row: CredentialRow | null,
  { min_valid, rejected }: CredentialQuery,
): Promise<FreshCredential> {
  const options = { minValidMs: min_valid === undefined ? undefined : min_valid * 1000, rejected }
  // A bare key may be served by another connection, and what is not there has its own errors.
  const fresh =
    row?.credential == null
      ? await freshCredential(actor, key, options)
      : await freshFrom(actor, row, options)
  refuseBound(fresh)
  if (fresh.type !== 'oauth2' || !actor.scopes.includes('credentials:refresh-token')) return fresh
  return { ...fresh, refreshToken: await refreshTokenOf(fresh, row) }
}

function refuseBound(fresh: FreshCredential): void {
  if (isBound(fresh))
    throw new PatchbayError('bound_credential', {
      params: { what: `/api/integrations/${fresh.connection.key.split(':')[0]}/request/` },
    })
}

/** The refresh token that goes with a token that is about to be handed out. */
async function refreshTokenOf(
  { connection }: FreshCredential,
  row: CredentialRow | null,
): Promise<string | null> {
  const current = row?.id === connection.id ? row : null
  return current ? (grantedOf(openCredential(current))?.refreshToken ?? null) : null
}

function view(fresh: FreshCredential): CredentialView {
  const { expiresAt, scopes, status, connection } = fresh
  const common = {
    connection: connection.key,
    expires_at: expiresAt?.toISOString() ?? null,
    scopes,
    status,
  }
  if (fresh.type !== 'oauth2') return { type: fresh.type, fields: { ...fresh.fields }, ...common }
  const { type, tokenType, accessToken, refreshToken } = fresh
  return {
    ...{ type, token_type: tokenType, access_token: accessToken },
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    ...common,
  }
}

function lineOf(connection: { id: string; key: string }, row: CredentialRow | null, outcome: string) {
  return {
    what: 'credential' as const,
    outcome,
    integrationId: row?.integrationId ?? null,
    connectionId: connection.id,
    target: connection.key,
  }
}

/** The error as the program is told it, with the page where a person repairs it. That it was refused is in the log too. */
async function told(actor: Actor, row: CredentialRow | null, error: unknown): Promise<unknown> {
  if (!row || !isPatchbayError(error) || error.code === 'audit_unavailable' || error.code === 'forbidden')
    return error
  const key = formatConnectionKey(row.integrationSlug, row.name)
  // The answer holds no secret: it does not depend on the line.
  await recordAccess(actor, lineOf({ id: row.id, key }, row, error.code)).catch(() => {})
  // There is nothing to repair.
  if (error.code === 'bound_credential') return error
  return error.repairedAt(repairPathOf(row))
}
