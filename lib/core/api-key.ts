/** An API key as its holder sends it: `pbk_<id>_<secret>`. */
export interface ApiKeyText {
  id: string
  secret: string
}

const apiKey = /^pbk_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/

/** Reads an API key; null when the text is not one. */
export function parseApiKey(text: string): ApiKeyText | null {
  const match = apiKey.exec(text)
  return match?.[1] && match[2] ? { id: match[1], secret: match[2] } : null
}

export function formatApiKey(key: ApiKeyText): string {
  return `pbk_${key.id}_${key.secret}`
}

/** The API key in an `Authorization` header (RFC 6750 §2.1); null when there is none of ours. */
export function bearerKey(header: string | null | undefined): string | null {
  const match = /^bearer +(\S+)$/i.exec(header ?? '')
  return match?.[1] ?? null
}
