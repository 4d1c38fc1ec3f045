import { errors } from '@/lib/core/messages/en/errors'

/**
 * Every error that a caller may see, by its stable code, with its HTTP status. Thrown as `PatchbayError`, translated
 * once at the top (`lib/api`, `lib/web`). Its sentence is the messages' (`errors`), in English here, for the log.
 */
export const ERRORS = {
  bad_request: { status: 400 },
  invalid_json: { status: 400 },
  invalid_input: { status: 400 },
  unsupported_media_type: { status: 415 },
  payload_too_large: { status: 413 },
  not_a_picture: { status: 415 },
  unauthenticated: { status: 401 },
  session_ended: { status: 401 },
  invalid_api_key: { status: 401 },
  wrong_credentials: { status: 401 },
  forbidden: { status: 403 },
  cross_origin: { status: 403 },
  not_found: { status: 404 },
  method_not_allowed: { status: 405 },
  already_exists: { status: 409 },
  setup_closed: { status: 409 },
  wrong_setup_code: { status: 403 },
  setup_incomplete: { status: 409 },
  integration_disabled: { status: 409 },
  not_connected: { status: 409 },
  integration_not_connected: { status: 409 },
  url_not_allowed: { status: 400 },
  no_api: { status: 409 },
  provider_unreachable: { status: 502 },
  provider_timeout: { status: 504 },
  connection_disabled: { status: 409 },
  needs_reauth: { status: 409 },
  bound_credential: { status: 409 },
  misconfigured: { status: 409 },
  connection_unavailable: { status: 503 },
  cannot_test: { status: 409 },
  cannot_refresh: { status: 409 },
  idempotency_mismatch: { status: 422 },
  idempotency_in_flight: { status: 409 },
  invalid_idempotency_key: { status: 400 },
  secret_has_spaces: { status: 422 },
  credential_refused: { status: 422 },
  wrong_auth_type: { status: 409 },
  empty_name: { status: 400 },
  invalid_name: { status: 400 },
  cannot_remove_default: { status: 409 },
  deleted: { status: 410 },
  audit_unavailable: { status: 503 },
  last_admin: { status: 409 },
  cannot_rename_default: { status: 409 },
  invite_over: { status: 410 },
  provider_in_use: { status: 409 },
  changed_meanwhile: { status: 409 },
  too_many_requests: { status: 429 },
  too_many_streams: { status: 429 },
  discovery_failed: { status: 422 },
  invalid_domain: { status: 400 },
  not_supported: { status: 422 },
  unsafe_host: { status: 422 },
  settings_http_status: { status: 422 },
  invalid_settings: { status: 422 },
  flow_not_offered: { status: 409 },
  reserved_parameter: { status: 400 },
  api_url_changed: { status: 409 },
  dns_request_refused: { status: 422 },
  dns_not_found: { status: 422 },
  dns_not_offered: { status: 422 },
  template_not_applied: { status: 409 },
  template_error: { status: 422 },
  template_in_use: { status: 409 },
  platform_key_required: { status: 401 },
  secret_key_in_browser: { status: 403 },
  connect_link_over: { status: 410 },
  one_time_token_over: { status: 410 },
  return_url_not_allowed: { status: 400 },
  user_token_required: { status: 401 },
  invalid_user_token: { status: 401 },
  secret_key_not_taken: { status: 403 },
  origin_not_allowed: { status: 403 },
  only_one_connection: { status: 409 },
  too_many_connections: { status: 409 },
  several_connections: { status: 409 },
  nothing_connected: { status: 404 },
  session_required: { status: 401 },
  unknown_subject: { status: 404 },
  unknown_group: { status: 404 },
  unknown_connector: { status: 404 },
  missing_handle: { status: 400 },
  invalid_handle: { status: 400 },
  authorization_url_failed: { status: 502 },
  authorization_server_metadata_failed: { status: 502 },
  unavailable: { status: 503 },
  internal: { status: 500 },
} as const satisfies Record<keyof typeof errors, { status: number }>

export type ErrorCode = keyof typeof ERRORS

/** What a provider said of a credential that was not stored for it. */
export interface Refusal {
  message: string
  next: string
  /** The provider's own words, redacted. */
  words: string | null
}

/** A fault at one input of a form or body, keyed by the input's name. */
export type FieldErrors = Record<string, string>

/** What is thrown for every foreseen error. Recognised by `kind`: bundles copy classes (`isPatchbayError`). */
export class PatchbayError extends Error {
  readonly kind = 'patchbay'
  readonly code: ErrorCode
  readonly params: Record<string, string>
  readonly fields: FieldErrors
  readonly refusal: Refusal | undefined
  /** Seconds after which a retry makes sense, for `Retry-After`. */
  readonly retryAfter: number | undefined
  /** Path of the page where a person repairs it. */
  repair: string | undefined

  constructor(
    code: ErrorCode,
    options: {
      params?: Record<string, string>
      fields?: FieldErrors
      refusal?: Refusal
      retryAfter?: number
      cause?: unknown
    } = {},
  ) {
    super(fill(errors[code], options.params ?? {}), { cause: options.cause })
    this.name = 'PatchbayError'
    this.code = code
    this.params = options.params ?? {}
    this.fields = options.fields ?? {}
    this.refusal = options.refusal
    this.retryAfter = options.retryAfter
  }

  /** The same error, with the path of the page where a person repairs it. */
  repairedAt(path: string): this {
    this.repair = path
    return this
  }

  get status(): number {
    return ERRORS[this.code].status
  }
}

export function isPatchbayError(error: unknown): error is PatchbayError {
  return error instanceof Error && 'kind' in error && error.kind === 'patchbay'
}

/** Replaces each `{name}` by `values.name`; a name without a value stays visible, so that a test finds it. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
