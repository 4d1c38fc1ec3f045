import { describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/env'

const keys = { PATCHBAY_ENCRYPTION_KEYS: 'k1:x', NEXTAUTH_SECRET: 's'.repeat(32) }

describe('the environment', () => {
  it.each([
    ['https://Patchbay.Example.com/', 'https://patchbay.example.com'],
    ['https://patchbay.example.com:443', 'https://patchbay.example.com'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://localhost:3000', 'http://localhost:3000'],
  ])('C07 writes the public URL %s in one way', (given, publicUrl) => {
    expect(parseEnv({ PATCHBAY_URL: given }).publicUrl).toBe(publicUrl)
  })

  it.each([
    ['PATCHBAY_URL', 'https://example.com/console'],
    ['PATCHBAY_URL', 'https://user:word@example.com'],
    ['PATCHBAY_URL', 'example.com'],
    ['PATCHBAY_URL', 'ftp://example.com'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['NEXTAUTH_SECRET', 'short'],
    ['PATCHBAY_EGRESS_ALLOW', '10.0.0.5'],
    ['PATCHBAY_EGRESS_ALLOW', '10.0.0.5:99999'],
    ['PATCHBAY_EGRESS_ALLOW', 'https://10.0.0.5:443'],
    ['PATCHBAY_ACCESS_DAYS', '0'],
    ['LOG_LEVEL', 'loud'],
    ['PATCHBAY_OIDC_ISSUER', 'not a url'],
  ])('a wrong %s (%s) is said in one line that names it', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(`^${name} [^\\n]+$`))
  })

  it('keys and secret are needed where the database is one’s own', () => {
    const DATABASE_URL = 'postgresql://localhost/x'
    expect(() => parseEnv({ DATABASE_URL })).toThrow(/^PATCHBAY_ENCRYPTION_KEYS is required/)
    expect(() => parseEnv({ DATABASE_URL, PATCHBAY_ENCRYPTION_KEYS: 'k1:x' })).toThrow(
      /^NEXTAUTH_SECRET is required/,
    )
    expect(parseEnv({ DATABASE_URL, ...keys })).toMatchObject({ embedded: false, databaseUrl: DATABASE_URL })
  })

  it('what belongs together comes together', () => {
    expect(() => parseEnv({ PATCHBAY_ADMIN_EMAIL: 'ann@example.com' })).toThrow(
      /^PATCHBAY_ADMIN_PASSWORD must be set too/,
    )
    expect(() => parseEnv({ PATCHBAY_OIDC_ISSUER: 'https://id.example.com' })).toThrow(
      /^PATCHBAY_OIDC_CLIENT_ID must be set too/,
    )
  })

  it('D42 an empty environment allows no private target, and an empty variable is an unset one', () => {
    expect(parseEnv({}).egressAllow).toEqual([])
    expect(parseEnv({ PATCHBAY_EGRESS_ALLOW: '', PORT: '', LOG_LEVEL: '' })).toMatchObject({
      egressAllow: [],
      port: 3000,
      logLevel: 'info',
    })
    expect(parseEnv({ PATCHBAY_EGRESS_ALLOW: ' Host.Internal:8443 , [::1]:80 ' }).egressAllow).toEqual([
      'host.internal:8443',
      '[::1]:80',
    ])
  })
})
