import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redact } from '@/lib/core/redact'

const secret = 'CANARY/p+s"s w%rd=8c1f'

describe('redact', () => {
  const forms: [string, string][] = [
    ['as it is', secret],
    ['in a URL', encodeURIComponent(secret)],
    ['in a URL with small digits', encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())],
    ['in a form', new URLSearchParams({ a: secret }).toString().slice(2)],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64url', Buffer.from(secret).toString('base64url')],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ['in JSON with escaped slashes', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
    ['cut up by unseen characters', `${secret.slice(0, 5)}\u200b\u202e${secret.slice(5)}`],
  ]
  test.each(forms)('F08 hides a secret %s', (_how, form) => {
    expect(redact(`before ${form} after ${form}`, [secret])).toBe('before ••• after •••')
  })

  test('hides any secret in any text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ minLength: 4, unit: 'grapheme' }),
        fc.string(),
        (before, hidden, after) => {
          fc.pre(!'•…'.includes(hidden.trim()) && !(before + after).includes(hidden))
          expect(redact(before + hidden + after, [hidden])).not.toContain(hidden)
        },
      ),
    )
  })

  test('hides a key of several lines', () => {
    const pem = '-----BEGIN KEY-----\nMIIEvQ\n-----END KEY-----'
    expect(redact(`bad key: ${pem}!`, [pem])).toBe('bad key: •••!')
  })

  test('hides the longer of two secrets whole', () => {
    expect(redact('token-long', ['token', 'token-long'])).toBe('•••')
  })

  test('leaves what is shorter than four characters, or every text would be dots', () => {
    expect(redact('a bad id', ['a', 'bad', ''])).toBe('a bad id')
  })

  test.each([
    ['Authorization: Bearer ya29.a0AfH6SMB', 'Authorization: Bearer •••'],
    ['authorization: basic dXNlcjpwYXNzd29yZA==', 'authorization: basic •••'],
    ['key pbk_4f2_s3cr3t-x was used', 'key ••• was used'],
    ['jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_9 end', 'jwt ••• end'],
    ['{"access_token":"abcd1234","x":1}', '{"access_token":"•••","x":1}'],
    ['POST ?client_secret=abcd&x=1', 'POST ?client_secret=•••&x=1'],
  ])('hides what looks like a credential: %s', (text, expected) => {
    expect(redact(text, [])).toBe(expected)
  })

  test.each(['Bearer authentication is required', 'The token is expired', 'client_secret is missing'])(
    'leaves words alone: %s',
    (text) => expect(redact(text, [])).toBe(text),
  )

  test('T02 a text stays on one line and shows no control, escape or direction character', () => {
    const text = redact(
      'a\r\nb\u001b[31mred\u001b[0m\u0000\u0007\u202Eevil\u2066\u200B\u2028c\u009b\ud800',
      [],
    )
    expect(text).toBe('a bredevil c\ufffd')
  })

  test('P13 a text is at most 1,000 characters, and no character is cut in half', () => {
    expect(redact('x'.repeat(1_000_000), []).length).toBe(1_000)
    expect(redact(`${'x'.repeat(998)}🔑🔑`, []).isWellFormed()).toBe(true)
  })

  test('a secret at the border is hidden before the text is cut', () => {
    expect(redact(`${'x '.repeat(498)}${secret}`, [secret])).not.toContain('CANA')
  })

  test.each(['eyJ', 'Bearer ', 'pbk_', 'api_key=', '\u001b[', 'Bearer 1', ' ', '"'])(
    'L13 a megabyte of %j takes no time',
    (unit) => {
      const begun = performance.now()
      redact(unit.repeat(1_000_000 / unit.length), [secret])
      expect(performance.now() - begun).toBeLessThan(1_000)
    },
  )
})
