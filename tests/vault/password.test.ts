import { scryptSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { burnPassword, hashPassword, passwordFault, verifyPassword } from '@/lib/vault/password'

const password = 'correct horse battery'

describe('passwords', () => {
  test('M13 are hashed by scrypt with N = 2^15, r = 8, p = 3 and a salt of their own', async () => {
    const [one, two] = await Promise.all([hashPassword(password), hashPassword(password)])
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(two)
    const [salt = '', hash] = one.split('$').slice(3)
    const options = { N: 32_768, r: 8, p: 3, maxmem: 2 ** 27 }
    expect(scryptSync(password, Buffer.from(salt, 'base64url'), 32, options).toString('base64url')).toBe(hash)
  })

  test('the right one is right, and every other one is wrong', async () => {
    const stored = await hashPassword(password)
    expect(await verifyPassword(password, stored)).toBe(true)
    for (const other of ['', `${password} `, password.slice(1), password.toUpperCase(), 'x'.repeat(100_000)])
      expect(await verifyPassword(other, stored)).toBe(false)
  })

  test('two ways to type one character are one password', async () => {
    expect(await verifyPassword('pa\u0308sswort-lang', await hashPassword('pässwort-lang'))).toBe(true)
  })

  test.each([
    '',
    'plain',
    '$scrypt$ln=30,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    '$scrypt$ln=0,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    '$scrypt$ln=15,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA$',
  ])('a text that is no hash lets nobody in: %s', async (stored) => {
    expect(await verifyPassword(password, stored)).toBe(false)
  })

  test('R03 an unknown user costs the same work as a known one', async () => {
    const stored = await hashPassword(password)
    const known = await timeOf(() => verifyPassword('wrong password here', stored))
    const unknown = await timeOf(() => burnPassword('wrong password here'))
    // A missing hash would be a thousand times faster; the machine may be busy with other things.
    expect(unknown).toBeGreaterThan(known / 5)
  })
})

test('a new password has 12 to 256 characters, counted as a person counts', () => {
  expect(passwordFault('a'.repeat(11))).toBe('Use at least 12 characters.')
  expect(passwordFault('🔑'.repeat(11))).toBe('Use at least 12 characters.')
  expect(passwordFault('a'.repeat(12))).toBeNull()
  expect(passwordFault('🔑'.repeat(256))).toBeNull()
  expect(passwordFault('a'.repeat(257))).toBe('Use at most 256 characters.')
})

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}
