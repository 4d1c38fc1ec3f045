import 'server-only'

// What PhoenixKit calls otherwise. Only the importer names providers in code.

/** The setting of its forerunner, whose account it was, and where its folders go. */
export const DOCUMENT_CREATOR = {
  key: 'document_creator_google_oauth',
  as: 'integration:google:default',
  folders: 'document_creator_folders',
} as const

const PROVIDERS = new Map([
  ['object_storage', 's3'],
  ['brevo_api', 'brevo'],
])

/** By provider, field and PhoenixKit's word: a choice in our words. */
const CHOICES = new Map([
  ['smtp security ssl', 'tls'],
  ['smtp security auto', 'starttls'],
])

/** The key that a provider of PhoenixKit's would have here. */
export function providerKeyOf(name: string): string {
  return PROVIDERS.get(name) ?? name.replaceAll('_', '-')
}

/** The value of a field in our words. */
export function translateValue(providerKey: string, field: string, value: string): string {
  return CHOICES.get(`${providerKey} ${field} ${value}`) ?? value
}
