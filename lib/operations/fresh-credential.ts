import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@/lib/core/actor'
import { type ConnectionKey, formatConnectionKey, parseConnectionKey } from '@/lib/core/connection-key'
import { type Credential, type KeyCredential, secretsOf } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import { isProviderFailure } from '@/lib/core/failure'
import { neededMs, usualMs } from '@/lib/core/freshness'
import { type Permission, permit } from '@/lib/core/permission'
import { type Status, statusOf } from '@/lib/core/status'
import { answerRejection } from '@/lib/operations/answer-rejection'
import { findCredentialRow } from '@/lib/operations/find-credential-row'
import { noteOpening } from '@/lib/operations/note-opening'
import { openCredential } from '@/lib/operations/open-credential'
import { refreshConnection, type Target } from '@/lib/operations/refresh-connection'
import { credentialFacts, unusable } from '@/lib/operations/unusable-credential'
import type { CredentialRow } from '@/lib/store/credentials'
import { digest } from '@/lib/vault/digest'

/** A credential that is fit to use now. */
export type FreshCredential = FreshFacts & (FreshToken | FreshKey)

interface FreshToken {
  type: 'oauth2'
  accessToken: string
  tokenType: string
  /** For whom it was asked for. */
  refreshToken?: string | null
}

/** What was typed, by its fields' keys. */
type FreshKey = Pick<KeyCredential, 'type' | 'fields'>

interface FreshFacts {
  /** Null: no end is known. */
  expiresAt: Date | null
  scopes: string[]
  status: Status
  connection: { id: string; key: string }
}

/** A credential that is fit to use now, with the row that it was opened from. */
export interface FreshRow {
  row: CredentialRow
  credential: Credential
  status: Status
}

export interface FreshOptions {
  /** What it is for: reading it, unless told. */
  permission?: Permission
  /** How much time the token should have left, where its life allows it. */
  minValidMs?: number | undefined
  /** The first 16 hexadecimal digits of the SHA-256 of the token that the provider refused. */
  rejected?: string | undefined
}

/** How long a caller waits for a new token while the old one still serves. */
const PATIENCE_MS = 3_000

/**
 * The credential of a connection, renewed first where its time is up or nearly so. One that still serves is handed out
 * while the provider is away. Throws `not_found`, `deleted`, `not_connected`, `integration_disabled`, `connection_disabled`,
 * `needs_reauth`, `misconfigured` or `connection_unavailable`.
 */
export async function freshCredential(
  actor: Actor,
  key: string,
  options: FreshOptions = {},
): Promise<FreshCredential> {
  permit(actor, options.permission ?? 'read_credentials')
  return shown(await freshUse(actor, parseConnectionKey(key), options))
}

/** The same of a row that was read for this actor just now. */
export async function freshFrom(
  actor: Actor,
  row: CredentialRow,
  options: FreshOptions,
): Promise<FreshCredential> {
  return shown(await freshRow(actor, row, options))
}

/** The same for who uses the credential here, and hands it to nobody. */
export async function freshUse(actor: Actor, key: ConnectionKey, options: FreshOptions): Promise<FreshRow> {
  return freshRow(actor, await readRow(actor, key, options), options)
}

/** The same of a row that was read for this actor just now. */
export async function freshRow(actor: Actor, row: CredentialRow, options: FreshOptions): Promise<FreshRow> {
  const { minValidMs, rejected } = options
  usable(actor, row, options)
  const credential = await openRow(actor, row)
  if (rejected !== undefined && isSameToken(credential, rejected)) {
    await answerRejection(actor, targetOf(row), row.hasRefreshToken)
    return serve(actor, row.id, options)
  }
  const lifeMs = row.expiresAt && row.expiresAt.getTime() - Date.parse(credential.obtainedAt)
  const askedMs = Math.max(minValidMs ?? 0, usualMs(credential))
  const isFit = row.validMs === null || row.validMs > neededMs(lifeMs, askedMs)
  const stillServes = row.validMs === null || row.validMs > 0
  const mayRenew = row.hasRefreshToken && !(stillServes && (row.heldMs > 0 || row.isBet))
  if (isFit || !mayRenew) return judge(actor, row, credential)
  const renewed = refreshConnection(actor, targetOf(row))
  if (!stillServes) await renewed
  // It goes on without this caller; what goes wrong is recorded there.
  else await Promise.race([renewed.catch(() => null), sleep(PATIENCE_MS, null, { ref: false })])
  return serve(actor, row.id, { ...options, rejected: undefined })
}

/** What is there now, after whatever could be done was done. */
async function serve(actor: Actor, id: string, options: FreshOptions): Promise<FreshRow> {
  const row = await readRow(actor, { by: 'id', id }, options)
  return judge(actor, row, await openRow(actor, row), options.rejected)
}

async function judge(
  actor: Actor,
  row: CredentialRow,
  credential: Credential,
  rejected?: string,
): Promise<FreshRow> {
  const status = statusOf(credentialFacts(row), row.now)
  const expired = row.validMs !== null && row.validMs <= 0
  const refused = rejected !== undefined && status === 'needs_reauth' && isSameToken(credential, rejected)
  if (expired || refused || status === 'disabled') throw await unusable(actor, row)
  return { row, credential, status }
}

/** A caller gets what opens the door, never what renews it. */
function shown({ row, credential, status }: FreshRow): FreshCredential {
  const { expiresAt, grantedScopes: scopes } = row
  const connection = { id: row.id, key: formatConnectionKey(row.integrationSlug, row.name) }
  if (credential.type !== 'oauth2')
    return { type: credential.type, fields: credential.fields, expiresAt, scopes, status, connection }
  const { type, accessToken, tokenType } = credential
  return { type, accessToken, tokenType, expiresAt, scopes, status, connection }
}

async function readRow(
  actor: Actor,
  key: ConnectionKey,
  options: Pick<FreshOptions, 'permission'>,
): Promise<CredentialRow> {
  const row = await findCredentialRow(key)
  usable(actor, row, options)
  return row
}

/** Throws unless this actor may have the credential, and there is one that is switched on. */
function usable(actor: Actor, row: CredentialRow, { permission }: Pick<FreshOptions, 'permission'>): void {
  permit(actor, permission ?? 'read_credentials', row.integrationId)
  if (!row.integrationEnabled) throw new PatchbayError('integration_disabled')
  if (!row.enabled) throw new PatchbayError('connection_disabled')
  if (row.credential === null) throw new PatchbayError('not_connected')
}

async function openRow(actor: Actor, row: CredentialRow): Promise<Credential> {
  try {
    const credential = openCredential(row)
    if (credential) return credential
  } catch (error) {
    if (!isProviderFailure(error)) throw error
    await noteOpening(actor, row.id, row.credentialVersion, error)
    throw await unusable(actor, row, error.code)
  }
  throw new PatchbayError('not_connected')
}

function isSameToken(credential: Credential, rejected: string): boolean {
  const shown = credential.type === 'oauth2' ? [credential.accessToken] : secretsOf(credential)
  return shown.some(
    (secret) => Buffer.from(digest(secret)).toString('hex').slice(0, 16) === rejected.toLowerCase(),
  )
}

function targetOf({ id, credentialVersion, providerKey }: CredentialRow): Target {
  return { id, credentialVersion, providerKey }
}
