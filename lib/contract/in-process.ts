import type { Actor } from '@/lib/core/actor'
import type { ErrorCode } from '@/lib/core/errors'
import type { FailureCode } from '@/lib/core/failure'
import type { StoredStatus } from '@/lib/core/stored-status'

/** What `lib/integrations` answers: it throws nothing that was foreseen. */
export type Answered<T> = { ok: true; value: T } | { ok: false; error: IntegrationError }

export interface IntegrationError {
  code: IntegrationErrorCode
  /** Of the provider's answer, where there was one. */
  status?: number | null
  /** What stands behind `token_exchange_failed`, `refresh_failed` and `token_refresh_failed`. */
  reason?: ErrorCode | FailureCode
  /** For people; never a secret. */
  message?: string
  /** Faults at single attributes, by their names. */
  fields?: Readonly<Record<string, string>>
}

/** PhoenixKit's words, ours, and what can go wrong on the way to a provider. */
export type IntegrationErrorCode =
  | 'not_configured'
  | 'invalid_provider_key'
  | 'unknown_provider'
  | 'client_id_not_configured'
  | 'client_credentials_not_configured'
  | 'invalid_state'
  | 'token_exchange_failed'
  | 'no_refresh_token'
  | 'refresh_failed'
  | 'token_refresh_failed'
  | 'unauthorized'
  | 'url_not_allowed'
  | 'credential_not_placed'
  | 'invalid_request'
  | 'aborted'
  | ErrorCode
  | FailureCode

/**
 * A connection as PhoenixKit stores it, secrets opened. What its provider's form asks for stands beside these by the
 * fields' own keys; of type `credentials`, in the member of that name.
 */
export interface IntegrationData {
  provider: string
  name: string
  auth_type: string
  status: StoredStatus
  client_id?: string
  client_secret?: string
  access_token?: string
  refresh_token?: string
  token_type?: string
  /** These dates are ISO 8601. */
  expires_at?: string | null
  token_obtained_at?: string
  api_key?: string
  bot_token?: string
  access_key?: string
  secret_key?: string
  credentials?: Record<string, string>
  /** As they were granted, with blanks between. */
  scopes?: string
  connected_at?: string
  last_validated_at?: string
  /** `ok`, or `error: ` and why. */
  validation_status?: string
  external_account_id?: string
  external_account_name?: string
  metadata?: Record<string, string>
  [field: string]: unknown
}

/** One connection of a list. */
export interface StoredConnection {
  uuid: string
  name: string
  /** `google`, or `google:company-drive`. */
  key: string
  data: IntegrationData
}

/** In whose name it is done, for permissions and the change log: the process itself unless told. */
export interface AsActor {
  actor?: Actor
}

export interface ConsentOptions extends AsActor {
  /** In place of the integration's own; those that the provider's data requires are asked for all the same. */
  scopes?: readonly string[]
  /** By `generateState`; made unless given, and read from the address. */
  state?: string
}

export interface ExchangeOptions extends AsActor {
  state?: string
  /** The callback's `iss`, where it had one (RFC 9207). */
  iss?: string
}

export interface RequestOptions {
  headers?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string | number | boolean>>
  /** Text, bytes and forms as they are; anything else as JSON. */
  body?: string | Uint8Array<ArrayBuffer> | URLSearchParams | FormData | object
  /** 15 seconds unless told. */
  timeoutMs?: number
  signal?: AbortSignal
}

/** A bot's token that the provider's data has no place for: the caller puts it where it belongs. */
export interface HandedBack {
  credentials: IntegrationData
}

/** What in-process code found a credential to be. */
export type Found = 'ok' | { error: string | { code: string; status?: number } }

/** PhoenixKit's six messages. They say what happened to what, and never a secret. */
export type IntegrationMessage = MessageSubject &
  (
    | { type: 'setup_saved' | 'connected' | 'disconnected' | 'connection_added' | 'connection_removed' }
    | { type: 'validated'; result: 'ok' | { error: string } }
  )

export interface MessageSubject {
  key: string
  /** Null: the set-up of the whole integration, or what was deleted meanwhile. */
  uuid: string | null
  provider: string
  name: string
}
