import type { Field } from '@/lib/core/provider'
import type { FieldTexts } from '@/lib/core/provider-texts'

/** The client id and secret that every OAuth application has. The labels are the provider's own. */
export function clientFields(texts: {
  id: { label?: string; placeholder?: string; help: string }
  secret: { label?: string; placeholder?: string; help: string }
}): readonly Field[] {
  return [
    { key: 'client_id', label: 'Client ID', type: 'text', required: true, secret: false, ...texts.id },
    {
      key: 'client_secret',
      label: 'Client secret',
      type: 'password',
      required: true,
      secret: true,
      ...texts.secret,
    },
  ]
}

interface Texts {
  label?: string
  placeholder?: string
  help: string
}

/** The one secret of a provider by API key. */
export function apiKeyField(texts: Texts): Field {
  return { key: 'api_key', label: 'API key', ...SEALED, ...texts }
}

/** The token by which a bot speaks. */
export function botTokenField(texts: Texts): Field {
  return { key: 'bot_token', label: 'Bot token', ...SEALED, ...texts }
}

/** A key's name, which is no secret, and the secret that belongs to it. */
export function keyPairFields(texts: { access: Texts; secret: Texts }): readonly Field[] {
  return [
    { key: 'access_key', label: 'Access key ID', ...OPEN, ...texts.access },
    { key: 'secret_key', label: 'Secret access key', ...SEALED, ...texts.secret },
  ]
}

/** Where a service of many regions is asked. */
export function regionField(texts: { default: string; help: string; label?: string }): Field {
  return { key: 'region', label: 'Region', ...OPEN, placeholder: texts.default, ...texts }
}

/** How a server is reached that one signs in to. The first way to secure it is the usual one. */
export function serverFields(texts: {
  host: { placeholder: string; help: string }
  port: { default: string; help: string }
  security: readonly [Option, Option, ...Option[]]
}): readonly Field[] {
  return [
    { key: 'host', label: 'Server', ...OPEN, ...texts.host },
    {
      ...{ key: 'port', label: 'Port', type: 'number', required: true, secret: false },
      ...{ placeholder: texts.port.default, ...texts.port },
      pattern: { matches: '[1-9][0-9]{0,4}', message: 'A port is a number from 1 to 65535.' },
    },
    {
      ...{ key: 'security', label: 'Encryption', type: 'select', required: true, secret: false },
      default: texts.security[0].value,
      options: texts.security,
      help: 'Patchbay sends a password without encryption only to servers that it was started with permission for.',
    },
  ]
}

/** The account on a server. */
export function accountFields(texts: { username: Texts; password: Texts }): readonly Field[] {
  return [
    { key: 'username', label: 'User name', ...OPEN, ...texts.username },
    { key: 'password', label: 'Password', ...SEALED, ...texts.password },
  ]
}

/** What the fields above are called in German; `texts`, by key, adds what only one provider says, and counts before it. */
export function germanFields(texts: Readonly<Record<string, FieldTexts>>): Record<string, FieldTexts> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, own]) => {
      const shared = GERMAN[key]
      const options = shared?.options && { options: { ...own.options, ...shared.options } }
      return [key, { ...shared, ...own, ...options }]
    }),
  )
}

const GERMAN: Readonly<Record<string, FieldTexts>> = {
  client_id: { label: 'Client-ID' },
  client_secret: { label: 'Client-Secret' },
  api_key: { label: 'API-Schlüssel' },
  bot_token: { label: 'Bot-Token' },
  access_key: { label: 'Zugriffsschlüssel-ID' },
  secret_key: { label: 'Geheimer Zugriffsschlüssel' },
  region: { label: 'Region' },
  host: { label: 'Server' },
  port: { label: 'Port', message: 'Ein Port ist eine Zahl von 1 bis 65535.' },
  security: {
    label: 'Verschlüsselung',
    help: 'Ein Passwort sendet Patchbay ohne Verschlüsselung nur an Server, für die das beim Start erlaubt wurde.',
    options: { none: 'Keine' },
  },
  username: { label: 'Benutzername' },
  password: { label: 'Passwort' },
}

interface Option {
  value: 'tls' | 'starttls' | 'none'
  label: string
}

const OPEN = { type: 'text', required: true, secret: false } as const
const SEALED = { type: 'password', required: true, secret: true } as const
