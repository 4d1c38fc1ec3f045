import type { Locale } from '@/lib/core/messages/locale'
import type { Field, OAuth2, Provider } from '@/lib/core/provider'
import type { FieldTexts, ProviderTexts } from '@/lib/core/provider-texts'

/** The same provider with its texts in the reader’s language; what was not translated stays English. */
export function localized(provider: Provider, locale: Locale | undefined): Provider {
  const texts = textsIn(provider, locale)
  if (!texts) return provider
  const { description, endNote, instructions } = texts
  return {
    ...provider,
    ...(description !== undefined && { description }),
    ...(endNote !== undefined && { endNote }),
    ...(instructions && { instructions }),
    fields: provider.fields.map((field) => localizedField(field, texts.fields?.[field.key])),
    ...(provider.oauth2 && { oauth2: localizedOAuth2(provider.oauth2, texts) }),
  }
}

/**
 * What is read about an integration: the organisation’s own words, which have one language, and without any the
 * provider’s. An integration is made with the provider’s words in it, and those are nobody’s own.
 */
export function descriptionOf(
  { description: own }: { description: string | null },
  provider: Provider,
  locale: Locale | undefined,
): string | null {
  const theirs = [provider, ...Object.values(provider.translations ?? {})].map((texts) => texts.description)
  if (own !== null && !theirs.includes(own)) return own
  return textsIn(provider, locale)?.description ?? (provider.description || null)
}

function textsIn(provider: Provider, locale: Locale | undefined): ProviderTexts | undefined {
  return locale === undefined || locale === 'en' ? undefined : provider.translations?.[locale]
}

function localizedField(field: Field, texts: FieldTexts | undefined): Field {
  if (!texts) return field
  const { options, message, ...plain } = texts
  return {
    ...field,
    ...plain,
    ...(field.options && {
      options: field.options.map((option) => ({ ...option, label: options?.[option.value] ?? option.label })),
    }),
    ...(field.pattern && message !== undefined && { pattern: { ...field.pattern, message } }),
  }
}

function localizedOAuth2(oauth2: OAuth2, { scopes, revocationNote, scopesNote }: ProviderTexts): OAuth2 {
  return {
    ...oauth2,
    scopes: oauth2.scopes.map((scope) => ({ ...scope, label: scopes?.[scope.name] ?? scope.label })),
    ...(revocationNote !== undefined && { revocationNote }),
    ...(scopesNote !== undefined && { scopesNote }),
  }
}
