import 'server-only'
import type {
  Answered,
  AsActor,
  ConsentOptions,
  ExchangeOptions,
  Found,
  HandedBack,
  IntegrationData,
  IntegrationMessage,
  RequestOptions,
  StoredConnection,
} from '@/lib/contract/in-process'
import type { ProviderView } from '@/lib/contract/provider'
import { DEFAULT_NAME } from '@/lib/core/connection-key'
import * as connections from '@/lib/operations/connections-in-process'
import { makeState, openConsent, redeemCode } from '@/lib/operations/consent-in-process'
import { followMessages } from '@/lib/operations/follow-messages'
import { answer, answering, inProcess, refuse } from '@/lib/operations/in-process'
import * as providers from '@/lib/operations/list-providers'
import { listStored } from '@/lib/operations/list-stored'
import { migrateSettings } from '@/lib/operations/migrate-settings'
import { readServing, readStored } from '@/lib/operations/read-stored'
import * as refreshing from '@/lib/operations/refresh-access-token'
import { reportValidation } from '@/lib/operations/report-validation'
import { requestAsConnection } from '@/lib/operations/request-as-connection'
import { saveMembers } from '@/lib/operations/save-members'

// PhoenixKit's interface, for code of this process, which may have secrets. A key is `google`, `google:company-drive` or
// a connection's id. Nothing that was foreseen is thrown: it is answered as `{ ok: false, error: { code } }`.

/** Where PhoenixKit keeps it: `integration:google:default` for `google`. */
export function settingsKey(key: string): string {
  return `integration:${key}${key.includes(':') ? '' : `:${DEFAULT_NAME}`}`
}

/** 24 random bytes in base64url, for the state of one consent. */
export function generateState(): string {
  return makeState()
}

/** Every provider, the organisation's own ones first. */
export function listProviders(): Promise<Answered<ProviderView[]>> {
  return answering(async () => answer(await providers.listProviders(inProcess())))
}

/** Every connection of the organisation. */
export function listIntegrations(): Promise<Answered<IntegrationData[]>> {
  return answering(async () => {
    const all = await listStored(inProcess(), null)
    return answer([...all.values()].flatMap((stored) => stored.map(({ data }) => data)))
  })
}

/** The connections of one provider, the default one first, then by name. */
export function listConnections(provider: string): Promise<Answered<StoredConnection[]>> {
  return answering(async () => answer((await listStored(inProcess(), [provider])).get(provider) ?? []))
}

/** The same of many providers by one query, with an entry for each that is asked for. */
export function loadAllConnections(
  providerKeys: readonly string[],
): Promise<Answered<Map<string, StoredConnection[]>>> {
  return answering(async () => answer(await listStored(inProcess(), providerKeys)))
}

/**
 * Adds a connection without a credential, and the provider's first integration where there is none. `unknown_provider`,
 * `empty_name`, `invalid_name`, `already_exists`.
 */
export function addConnection(
  provider: string,
  name: string,
  { actor = inProcess() }: AsActor = {},
): Promise<Answered<StoredConnection>> {
  return answering(() => connections.addStored(actor, provider, name))
}

/** Removes a connection by its provider and name, or by its key alone; one that is not there is no error. `cannot_remove_default`. */
export function removeConnection(
  provider: string,
  name?: string,
  { actor = inProcess() }: AsActor = {},
): Promise<Answered<null>> {
  return answering(() =>
    connections.removeStored(actor, name === undefined ? provider : `${provider}:${name}`),
  )
}

/**
 * Saves set-up, keys and tokens by merge, each where it belongs; what is new is `configured` until it is tested. Answers
 * what is stored then. `unknown_provider`, `invalid_input` with the faults by field.
 */
export function saveSetup(
  key: string,
  attributes: Readonly<Record<string, unknown>>,
  { actor = inProcess() }: AsActor = {},
): Promise<Answered<IntegrationData>> {
  return answering(() => saveMembers(actor, key, attributes))
}

/** What is stored of the very connection that a key names. `not_configured`, `deleted`, `invalid_provider_key`. */
export function getIntegration(key: string): Promise<Answered<IntegrationData>> {
  return answering(async () => {
    const stored = await readStored(inProcess(), key)
    return !stored.ok && stored.error.code === 'unknown_provider' ? refuse('not_configured') : stored
  })
}

/**
 * The same of the connection that serves a key, fit to use now: for a bare key whose default has no credential, the
 * first connected one. One that has to be reconnected is answered while its token lasts. `not_configured`, `deleted`,
 * `needs_reauth`, `connection_unavailable` and their like.
 */
export function getCredentials(key: string): Promise<Answered<IntegrationData>> {
  return answering(() => readServing(inProcess(), key))
}

/** Whether `getCredentials` answers with any. */
export async function connected(key: string): Promise<Answered<boolean>> {
  return answer((await getCredentials(key)).ok)
}

/**
 * The address of the consent page, for code that receives the callback itself: an attempt is opened, to be finished once
 * by `exchangeCode` within ten minutes. `unknown_provider`, `not_configured`, `client_id_not_configured`.
 */
export function authorizationUrl(
  key: string,
  redirectUri: string,
  { actor = inProcess(), ...options }: ConsentOptions = {},
): Promise<Answered<string>> {
  return answering(() => openConsent(actor, key, redirectUri, options))
}

/**
 * Redeems the code that came back with the state of an attempt, and keeps the scopes that were granted. `invalid_state`,
 * `client_credentials_not_configured`, `token_exchange_failed` with the status, `account_mismatch`.
 */
export function exchangeCode(
  key: string,
  code: string,
  redirectUri: string,
  { actor = inProcess(), ...options }: ExchangeOptions = {},
): Promise<Answered<IntegrationData>> {
  return answering(() => redeemCode(actor, key, code, redirectUri, options))
}

/** Renews the token, whatever its time, and answers the new one. `no_refresh_token`, `refresh_failed` with the status. */
export function refreshAccessToken(
  key: string,
  { actor = inProcess() }: AsActor = {},
): Promise<Answered<string>> {
  return answering(() => refreshing.refreshAccessToken(actor, key))
}

/**
 * Asks the provider's API with the credential put where the provider's data says; a bot's token that it has no place for
 * is handed back. Every status is answered but a 401 that stays: `unauthorized`, `token_refresh_failed`. `url_not_allowed`
 * for an address that is not on the integration's API base; a path is joined to it. Redirects are not followed.
 */
export function authenticatedRequest(
  key: string,
  method: string,
  url: string | URL,
  options: RequestOptions = {},
): Promise<Answered<Response | HandedBack>> {
  return answering(() => requestAsConnection(inProcess(), key, method, url, options))
}

/** Clears the credential, and ends the grant at the provider where that can be done. Always ok. */
export function disconnect(key: string, { actor = inProcess() }: AsActor = {}): Promise<Answered<null>> {
  return answering(() => connections.disconnectStored(actor, key))
}

/** Asks the provider whether the credential works, and records the answer. `unknown_provider`, `not_configured`, or why it does not. */
export function validateConnection(
  key: string,
  { actor = inProcess() }: AsActor = {},
): Promise<Answered<null>> {
  return answering(() => connections.validateStored(actor, key))
}

/** Records what the caller found the credential to be; said when it is news. Always ok. */
export function recordValidation(
  key: string,
  found: Found,
  { actor = inProcess() }: AsActor = {},
): Promise<Answered<null>> {
  return answering(() => reportValidation(actor, key, found))
}

/** Takes over PhoenixKit's rows from the settings. Always ok: what goes wrong is logged. */
export async function runLegacyMigrations(): Promise<Answered<null>> {
  await migrateSettings(inProcess())
  return answer(null)
}

/** Tells of PhoenixKit's six messages, from whichever process, until the answered function is called. Never a secret in one. */
export function onIntegrationEvent(
  subscriber: (message: IntegrationMessage) => unknown,
): Promise<() => void> {
  return followMessages(subscriber)
}
