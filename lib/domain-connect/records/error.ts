/** Why a template cannot be applied. */
export type TemplateErrorCode =
  /** It is malformed, or asks for what nobody here provides. */
  | 'invalid_template'
  /** What its variables make of it is no such record. */
  | 'invalid_data'
  | 'missing_variable'
  /** It applies below a domain only, and no host was given. */
  | 'host_required'
  | 'unknown_type'
  | 'unknown_group'
  /** Nothing of it is there to revert. */
  | 'not_applied'

/** What broke, for a sentence: the record's type, its field, the value as rendered, and the variable that is missing or made it. */
export type TemplateErrorParams = Partial<Record<'type' | 'field' | 'value' | 'variable' | 'group', string>>

/** What rendering and applying throw. Recognised by `kind`: bundles copy classes (`isTemplateError`). */
export class TemplateError extends Error {
  readonly kind = 'template_error'
  readonly code: TemplateErrorCode
  readonly params: TemplateErrorParams

  constructor(code: TemplateErrorCode, params: TemplateErrorParams = {}) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'TemplateError'
    this.code = code
    this.params = params
  }
}

export function isTemplateError(error: unknown): error is TemplateError {
  return error instanceof Error && 'kind' in error && error.kind === 'template_error'
}
