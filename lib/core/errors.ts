/**
 * Every error that a caller may see, by its stable code: the HTTP status, the sentence for a person and, where there
 * is one, the next step. Thrown as `PatchbayError`, translated once at the top (`lib/api`, `lib/web`).
 * `{name}` in a sentence is filled from the error's `params`, which therefore never hold a secret.
 */
export const ERRORS = {
  bad_request: { status: 400, message: 'The request could not be understood: {what}.' },
  invalid_json: { status: 400, message: 'The body is not valid JSON.' },
  invalid_input: { status: 400, message: '{what}' },
  unsupported_media_type: { status: 415, message: 'Send the body as application/json.' },
  payload_too_large: { status: 413, message: 'The body is too large; at most {limit} are taken.' },
  unauthenticated: { status: 401, message: 'Sign in first, or send an API key.' },
  session_ended: { status: 401, message: 'Your session has ended. Sign in again.' },
  invalid_api_key: { status: 401, message: 'This API key is unknown, revoked or expired.' },
  wrong_credentials: { status: 401, message: 'E-mail address or password is wrong.' },
  forbidden: { status: 403, message: 'You may not do this: {what}.' },
  cross_origin: { status: 403, message: 'This request came from another site and was refused.' },
  not_found: { status: 404, message: 'There is nothing here by that name.' },
  method_not_allowed: { status: 405, message: 'This address does not take that method.' },
  already_exists: { status: 409, message: '{what} exists already.' },
  setup_closed: { status: 409, message: 'Patchbay is already set up. Sign in instead.' },
  wrong_setup_code: {
    status: 403,
    message: 'That is not the set-up code. It is printed where Patchbay was started.',
  },
  setup_incomplete: { status: 409, message: 'Save the set-up first: {what} is missing.' },
  integration_disabled: { status: 409, message: 'This integration is switched off. Switch it on first.' },
  not_connected: { status: 409, message: 'No account is connected here yet. Connect one first.' },
  cannot_test: {
    status: 409,
    message: 'This provider’s definition names nothing to test a credential with. Add a probe to it.',
  },
  secret_has_spaces: {
    status: 422,
    message: 'A secret begins or ends with spaces. Keep them, or remove them?',
  },
  last_admin: { status: 409, message: 'This is the last admin. Make somebody else an admin first.' },
  cannot_rename_default: {
    status: 409,
    message: 'The default connection keeps its name: programs ask for it by it.',
  },
  invite_over: {
    status: 410,
    message: 'This invitation was used, withdrawn, or is older than 72 hours. Ask for another one.',
  },
  provider_in_use: { status: 409, message: '{what} uses this provider. Delete that first.' },
  changed_meanwhile: {
    status: 409,
    message: 'Somebody changed this meanwhile. Look at it again, then retry.',
  },
  too_many_requests: { status: 429, message: 'Too many attempts. Try again in {wait}.' },
  too_many_streams: { status: 429, message: 'Too many open live streams for one user. Close some tabs.' },
  discovery_failed: { status: 422, message: 'The provider’s description could not be used: {what}.' },
  unavailable: {
    status: 503,
    message: 'Patchbay cannot reach its database just now. It keeps trying; so may you.',
  },
  internal: {
    status: 500,
    message: 'Something went wrong on our side. The log has it under the request id.',
  },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof ERRORS

/** A fault at one input of a form or body, keyed by the input's name. */
export type FieldErrors = Record<string, string>

/** What is thrown for every foreseen error. Recognised by `kind`: bundles copy classes (`isPatchbayError`). */
export class PatchbayError extends Error {
  readonly kind = 'patchbay'
  readonly code: ErrorCode
  readonly fields: FieldErrors
  /** Seconds after which a retry makes sense, for `Retry-After`. */
  readonly retryAfter: number | undefined

  constructor(
    code: ErrorCode,
    options: {
      params?: Record<string, string>
      fields?: FieldErrors
      retryAfter?: number
      cause?: unknown
    } = {},
  ) {
    super(fill(ERRORS[code].message, options.params ?? {}), { cause: options.cause })
    this.name = 'PatchbayError'
    this.code = code
    this.fields = options.fields ?? {}
    this.retryAfter = options.retryAfter
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
