import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { type ConnectWay, waysToConnect } from '@/lib/core/connect-way'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { localized } from '@/lib/core/localize-provider'
import { permit, toConnect } from '@/lib/core/permission'
import { scopesToAsk } from '@/lib/core/scopes'
import { type Starter, starterOf } from '@/lib/core/starter'
import { providerOf } from '@/lib/operations/find-provider'
import { type Attempt, findAttempt } from '@/lib/operations/match-authorization'
import { type Correspondent, correspondentOf } from '@/lib/operations/oauth-client'
import { proofPlace } from '@/lib/operations/open-proof'
import { connectionToConnect } from '@/lib/operations/own-connection'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { recordEvent } from '@/lib/operations/record-event'
import {
  countOpenAuthorizations,
  createAuthorization,
  type DeviceCode,
  withdrawDeviceCodes,
} from '@/lib/store/authorizations'
import type { ConnectionWithDetails } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import { findIntegration, type IntegrationRecord } from '@/lib/store/integrations'
import { digest, randomToken } from '@/lib/vault/digest'
import { seal } from '@/lib/vault/seal'

/** Attempts that one user or customer may have open at once. */
const MOST_OPEN = 50

/** What is to be connected. */
export interface ConnectInput {
  /** Id or slug. */
  integration: string
  /** A connection's name, `default` without one; of a customer its id. */
  connection?: string | undefined
  /** Begun in a pop-up of the catalog. */
  popup?: boolean | undefined
}

/** An attempt that may be made, with all that is needed to ask the provider. */
export interface Admitted extends Correspondent {
  starter: Starter
  popup: boolean
  integration: IntegrationRecord
  connection: ConnectionWithDetails
  scopes: string[]
}

/**
 * Finds out whether the actor may connect this in that way now. Throws `not_found`, `integration_disabled`,
 * `connection_disabled`, `bad_request` (the provider is connected otherwise), `setup_incomplete` or
 * `too_many_requests`.
 */
export async function admitAttempt(actor: Actor, input: ConnectInput, way: ConnectWay): Promise<Admitted> {
  permit(actor, toConnect(actor))
  const starter = starterOf(actor)
  const integration = await findIntegration(input.integration)
  if (!integration) throw new PatchbayError('not_found')
  const connection = await connectionToConnect(actor, integration, input.connection)
  if (!integration.enabled) throw new PatchbayError('integration_disabled')
  if (!connection.enabled) throw new PatchbayError('connection_disabled')
  const provider = await providerOf(integration)
  if (!waysToConnect(provider).includes(way))
    throw new PatchbayError('bad_request', { params: { what: 'this provider is connected in another way' } })

  await consumePoint(LIMITS.connect, starter.userId ?? starter.subjectId ?? '')
  if ((await countOpenAuthorizations(starter, new Date())) >= MOST_OPEN)
    throw new PatchbayError('too_many_requests', { params: { wait: 'ten minutes' }, retryAfter: 600 })

  const correspondent = correspondentOf(
    { integration, setup: connection.setup },
    localized(provider, actor.locale),
  )
  const scopes = scopesToAsk(correspondent.provider.oauth2, integration.scopes)
  return { ...correspondent, starter, popup: input.popup ?? false, integration, connection, scopes }
}

/** What an attempt is about, and who begins it. */
type Begun = Pick<Admitted, 'scopes' | 'provider'> & {
  starter: Starter
  popup?: boolean
  integration: Pick<IntegrationRecord, 'id' | 'slug' | 'configVersion'>
  connection: Pick<ConnectionWithDetails, 'id' | 'name'>
}

/** What is remembered of an attempt until it ends. */
export interface Opening {
  way: ConnectWay
  /** From now, in milliseconds. */
  lifetimeMs: number
  /** Sealed: what proves or redeems it. */
  proof?: Readonly<Record<string, string | null>>
  /** By which a redirect finds it again, and the browser that may bring it; without them nothing does. */
  state?: string
  browser?: string
  redirectUri?: string
  device?: DeviceCode
}

/**
 * Writes a single-use attempt down: state as a digest, proof sealed, all of it bound to session, browser and
 * configuration. A code that waits for the same connection is withdrawn, so that nobody enters one that is forgotten.
 */
export async function openAttempt(actor: Actor, admitted: Begun, opening: Opening): Promise<Attempt> {
  const { starter, popup, integration, connection, provider, scopes } = admitted
  const { way, lifetimeMs, proof = {}, redirectUri = '', device } = opening
  const id = randomUUID()
  const now = new Date()
  await transaction(async (tx) => {
    await withdrawDeviceCodes(tx, connection.id, now)
    await createAuthorization(tx, {
      id,
      stateDigest: digest(opening.state ?? randomToken()),
      sealed: seal(proofPlace(id), JSON.stringify({ ...proof, ...(popup && { popup: '1' }) })),
      ...starter,
      browserDigest: digest(opening.browser ?? randomToken()),
      integrationId: integration.id,
      connectionId: connection.id,
      configVersion: integration.configVersion,
      redirectUri,
      issuer: provider.oauth2.issuer ?? null,
      scopes,
      expiresAt: new Date(now.getTime() + lifetimeMs),
      ...device,
    })
    await recordEvent(tx, actor, {
      type: 'connection.connecting',
      integrationId: integration.id,
      connectionId: connection.id,
      target: formatConnectionKey(integration.slug, connection.name),
      detail: { scopes, ...(way === 'redirect' ? {} : { way }) },
    })
  })
  const attempt = await findAttempt(id)
  // Deleted in the same moment.
  if (!attempt) throw new PatchbayError('not_found')
  return attempt
}
