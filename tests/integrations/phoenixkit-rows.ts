import { createCipheriv, createHash, randomBytes } from 'node:crypto'

export const SECRET_KEY_BASE = 'a secret key base of sixty-four characters, as Phoenix makes them one'

/** PhoenixKit's own rule: AES-256-GCM, a random IV, base64 of IV, tag and ciphertext behind `enc:v1:`. */
export function encrypt(text: string, secretKeyBase = SECRET_KEY_BASE): string {
  const key = createHash('sha256').update('phoenix_kit_integrations:').update(secretKeyBase).digest()
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `enc:v1:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`
}

/** The fields that PhoenixKit encrypts. */
const SEALED = ['access_token', 'refresh_token', 'client_secret', 'api_key', 'bot_token', 'secret_key']

/** A row as PhoenixKit saves it: encrypted unless `plain`. */
export function rowOf(
  key: string,
  members: Record<string, unknown>,
  { plain = false, uuid = crypto.randomUUID() as string } = {},
) {
  const value_json = Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      !plain && SEALED.includes(name) && typeof value === 'string' && value !== '' ? encrypt(value) : value,
    ]),
  )
  return { uuid, key, value_json, module: 'integrations' }
}

/** An OAuth connection of PhoenixKit's, connected at `at`. */
export function oauthMembers(at: string, more: Record<string, unknown> = {}) {
  return {
    provider: 'told',
    auth_type: 'oauth2',
    status: 'connected',
    client_id: 'the-client',
    client_secret: 'the-client-secret',
    access_token: 'pk-access',
    refresh_token: 'pk-refresh',
    token_type: 'Bearer',
    token_obtained_at: at,
    connected_at: at,
    expires_at: new Date(Date.parse(at) + 3_600_000).toISOString(),
    scopes: 'openid email',
    external_account_id: 'ann@example.test',
    metadata: { connected_email: 'ann@example.test', name: 'Ann', picture: 'https://x.example/p.png' },
    last_validated_at: at,
    validation_status: 'ok',
    ...more,
  }
}
