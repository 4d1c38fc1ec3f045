import 'server-only'
import type { SkipReason } from '@/lib/contract/phoenixkit'
import type { Actor } from '@/lib/core/actor'
import { isPatchbayError } from '@/lib/core/errors'
import { nameFrom } from '@/lib/core/phoenixkit-row'
import { isTyped, type Provider } from '@/lib/core/provider'
import { mergeSetup } from '@/lib/core/setup'
import { dateOf, isObject, sortMembers } from '@/lib/core/stored-tokens'
import { resolveProvider } from '@/lib/core/template'
import { hasUnprintable } from '@/lib/core/text'
import type { OpenedRow } from '@/lib/operations/open-phoenixkit'
import { translateValue } from '@/lib/operations/phoenixkit-names'
import { type PlannedKey, planKey } from '@/lib/operations/plan-key'
import type { GivenTokens } from '@/lib/operations/plan-tokens'

/** Of a value, in characters. */
const LONGEST = 16_384

/** A row as it would be kept here. */
export interface PlannedRow {
  opened: OpenedRow
  provider: Provider
  name: string
  /** The application's own: for the integration. Null: the row has none. */
  setup: { open: Record<string, string>; secrets: Record<string, string> } | null
  clientId: string | null
  credential: { type: 'key'; key: PlannedKey } | { type: 'tokens'; tokens: GivenTokens } | null
  /** When the credential was come by; null: nothing says. */
  at: Date | null
  account: { name: string | null; email: string | null }
}

export type Plan = { row: PlannedRow } | { why: SkipReason; fields: string[] }

/** What a row would be here, or why it cannot be. Nothing is read or written. */
export function planRow(actor: Actor, opened: OpenedRow, provider: Provider | null): Plan {
  const { members, of } = opened
  if (!provider) return { why: 'unknown_provider', fields: [] }
  if (typeof members.auth_type === 'string' && members.auth_type !== provider.authType)
    return { why: 'other_auth_type', fields: [] }
  const name = nameFrom(of.name)
  if (name === null) return { why: 'invalid_name', fields: [] }
  const given = sortMembers(members)
  const known = provider.fields.flatMap(({ key }) => {
    const value = given.fields[key]
    return value === undefined ? [] : [[key, translateValue(provider.key, key, value)] as const]
  })
  const at = given.tokens.obtainedAt ?? dateOf(members.connected_at) ?? opened.at
  const common = { opened, provider, name, at, account: accountIn(members) }
  try {
    const fields = Object.fromEntries(known)
    const unfit = unfitOf({ ...fields, ...given.tokens, scopes: given.tokens.scopes?.join(' ') })
    if (unfit.length > 0) return { why: 'invalid_fields', fields: unfit }
    if (isTyped(provider)) {
      const hasSecret = provider.fields.some(({ key, secret }) => secret && fields[key])
      const key = hasSecret ? planKey(actor, provider, null, { fields, outerSpaces: 'keep' }) : null
      const credential = key && { type: 'key' as const, key: keyObtained(key, at) }
      return { row: { ...common, setup: null, clientId: null, credential } }
    }
    const setup = known.length > 0 ? planSetup(provider, fields) : null
    const credential = tokensOf(given.tokens, at)
    return { row: { ...common, setup, clientId: fields.client_id ?? null, credential } }
  } catch (error) {
    if (!isPatchbayError(error)) throw error
    return { why: 'invalid_fields', fields: Object.keys(error.fields) }
  }
}

/** Keys of the texts that no form and no column takes. */
function unfitOf(texts: Record<string, unknown>): string[] {
  return Object.keys(texts).filter((key) => {
    const text = texts[key]
    return typeof text === 'string' && (text.length > LONGEST || hasUnprintable(text))
  })
}

/** Half a set-up is taken over too: the rest is typed here. */
function planSetup(provider: Provider, fields: Record<string, string>) {
  const asked = { ...provider, fields: provider.fields.map((field) => ({ ...field, required: false })) }
  const merged = mergeSetup(asked, { open: {}, secretKeys: [] }, { fields, outerSpaces: 'keep' })
  const isWhole = provider.fields.every(({ key, required }) => !required || fields[key])
  if (isWhole) resolveProvider(provider, fields)
  return { open: merged.open, secrets: merged.newSecrets }
}

function keyObtained(key: PlannedKey, at: Date | null): PlannedKey {
  const { credential } = key
  return { ...key, credential: { ...credential, obtainedAt: at?.toISOString() ?? credential.obtainedAt } }
}

function tokensOf(
  { accessToken, refreshToken, tokenType, expiresAt, scopes }: ReturnType<typeof sortMembers>['tokens'],
  at: Date | null,
): PlannedRow['credential'] {
  if (accessToken === undefined) return null
  return {
    type: 'tokens',
    tokens: {
      ...{ accessToken, refreshToken: refreshToken ?? null, tokenType: tokenType ?? 'Bearer' },
      ...{ obtainedAt: at ?? new Date(), expiresAt: expiresAt ?? null, scopes: scopes ?? [] },
    },
  }
}

function accountIn({
  metadata,
  external_account_id: id,
  external_account_name: title,
}: OpenedRow['members']) {
  const about = isObject(metadata) ? metadata : {}
  const text = (...values: unknown[]) =>
    values.find(
      (value): value is string => typeof value === 'string' && value !== '' && !hasUnprintable(value),
    ) ?? null
  return { name: text(title, about.name), email: text(about.connected_email, id) }
}
