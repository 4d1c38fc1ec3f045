import { type FieldErrors, PatchbayError } from '@/lib/core/errors'
import type { Field, Provider } from '@/lib/core/provider'

/** The set-up as it stands: open values, and which secrets are saved. */
export interface StoredSetup {
  open: Readonly<Record<string, string>>
  secretKeys: readonly string[]
}

/** What a person sends: the provider's fields by their keys, the scopes, and what to do with spaces around a secret. */
export interface SetupInput {
  fields: Readonly<Record<string, string>>
  scopes?: readonly string[]
  outerSpaces?: 'keep' | 'remove'
}

export interface MergedSetup {
  open: Record<string, string>
  newSecrets: Record<string, string>
  /** Secrets that were left blank, so that the stored value stays. */
  keptKeys: string[]
  /** Open fields whose value moved. */
  changedKeys: string[]
  /** Whether the provider's addresses are others now: what was given for the former ones does not go to these. */
  moved: boolean
  scopes: string[] | undefined
}

const scopeName = /^[\x21\x23-\x5b\x5d-\x7e]{1,300}$/

/**
 * Merges what was typed into what is stored. Open fields are trimmed, secrets kept byte for byte; a blank secret keeps
 * the stored one, unless a field moved that stands in the provider's addresses: a secret belongs to its destination.
 * Throws `invalid_input` with the faults by field, or `secret_has_spaces` with the fields to ask about.
 */
export function mergeSetup(provider: Provider, stored: StoredSetup, input: SetupInput): MergedSetup {
  const faults: FieldErrors = {}
  for (const key of Object.keys(input.fields))
    if (!provider.fields.some((field) => field.key === key)) faults[key] = 'This provider has no such field.'

  const open: Record<string, string> = {}
  for (const field of provider.fields.filter(({ secret }) => !secret)) {
    const value = (input.fields[field.key] ?? stored.open[field.key] ?? '').trim()
    const fault = faultOf(field, value)
    if (fault) faults[field.key] = fault
    if (value) open[field.key] = value
  }
  const changedKeys = [...new Set([...Object.keys(open), ...Object.keys(stored.open)])].filter(
    (key) => open[key] !== stored.open[key],
  )
  const moved = changedKeys.some((key) => stored.secretKeys.length > 0 && addressHolds(provider, key))

  const { newSecrets, keptKeys } = mergeSecrets(provider, stored, input, moved, faults)
  if (input.scopes?.some((scope) => !scopeName.test(scope)))
    faults.scopes = 'A scope is printable and has no spaces.'
  if (Object.keys(faults).length > 0)
    throw new PatchbayError('invalid_input', {
      params: { what: 'Some fields need another look.' },
      fields: faults,
    })
  refuseOuterSpaces(newSecrets, input.outerSpaces)
  const replaced = Object.keys(newSecrets).filter((key) => stored.secretKeys.includes(key))
  const scopes = input.scopes && [...new Set(input.scopes)]
  const elsewhere = moved || replaced.some((key) => addressHolds(provider, key))
  return { open, newSecrets, keptKeys, changedKeys, moved: elsewhere, scopes }
}

function mergeSecrets(
  provider: Provider,
  stored: StoredSetup,
  input: SetupInput,
  moved: boolean,
  faults: FieldErrors,
) {
  const newSecrets: Record<string, string> = {}
  const keptKeys: string[] = []
  for (const field of provider.fields.filter(({ secret }) => secret)) {
    const given = input.fields[field.key] ?? ''
    const typed = input.outerSpaces === 'remove' ? given.trim() : given
    if (typed !== '') newSecrets[field.key] = typed
    else if (stored.secretKeys.includes(field.key) && moved)
      faults[field.key] =
        'The address changed. Enter the secret again, so that it does not go where it was not meant to.'
    else if (stored.secretKeys.includes(field.key)) keptKeys.push(field.key)
    else if (field.required) faults[field.key] = `${field.label} is needed.`
  }
  return { newSecrets, keptKeys }
}

/** Pasted secrets often bring a space or newline along that then fails in silence; a few really have one. So: ask. */
function refuseOuterSpaces(
  secrets: Readonly<Record<string, string>>,
  choice: 'keep' | 'remove' | undefined,
): void {
  if (choice !== undefined) return
  const spaced = Object.keys(secrets).filter((key) => secrets[key] !== secrets[key]?.trim())
  if (spaced.length === 0) return
  const fields = Object.fromEntries(
    spaced.map((key) => [key, 'This begins or ends with spaces. Keep them, or remove them?']),
  )
  throw new PatchbayError('secret_has_spaces', { fields })
}

/** What is wrong with the value of an open field, in a sentence; null: nothing. */
export function faultOf(field: Field, value: string): string | null {
  if (value === '') return field.required && field.default === undefined ? `${field.label} is needed.` : null
  if (/[\n\r\t]/.test(value) && field.type !== 'textarea') return 'This must be one line.'
  if (field.options && !field.options.some((option) => option.value === value))
    return 'Choose one of the list.'
  if (field.pattern && !new RegExp(`^(?:${field.pattern.matches})$`, 'u').test(value))
    return field.pattern.message
  return null
}

function addressHolds(provider: Provider, key: string): boolean {
  const { fields, oauth2, identity, probe, api } = provider
  const options = fields.find((field) => field.key === key)?.options ?? []
  const filled = [key, ...options.flatMap(({ fills = {} }) => Object.keys(fills))]
  const urls = [
    oauth2?.authorizationUrl,
    oauth2?.tokenUrl,
    oauth2?.refreshUrl,
    oauth2?.revocationUrl,
    oauth2?.revocation?.url,
    identity?.url,
    probe && 'url' in probe ? probe.url : `${probe?.host}:${probe?.port}`,
    api?.baseUrl,
  ]
  if (oauth2?.tokenBelow?.field === key) return true
  return urls.some((url) => filled.some((name) => url?.includes(`{${name}}`)))
}
