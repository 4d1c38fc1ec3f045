import { createHmac } from 'node:crypto'
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  generateKeyPair,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose'
import { describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { openSigningKey } from '@/lib/operations/open-signing-key'
import { signUserToken } from '@/lib/operations/sign-user-token'
import { updateSubject } from '@/lib/operations/update-subject'
import { verifyUserToken } from '@/lib/operations/verify-user-token'
import { database } from '@/lib/store/database'
import type { SubjectRecord } from '@/lib/store/subjects'
import { signClaims } from '@/lib/vault/user-token'
import { ask, nobody } from '../api/callers'
import { PUBLIC_URL } from '../support/house'
import { platformHouse } from './platform-house'

const house = platformHouse()

const AUDIENCE = `${PUBLIC_URL}/api/platform_user`
const now = () => Math.floor(Date.now() / 1000)

const claimsOf = ({ externalId, id }: SubjectRecord): JWTPayload => ({
  ...{ iss: PUBLIC_URL, aud: AUDIENCE, sub: externalId, uid: id, jti: 'j', iat: now(), exp: now() + 900 },
})

async function signed(claims: JWTPayload): Promise<string> {
  const { kid, privateJwk } = await openSigningKey()
  return signClaims(kid, privateJwk, claims)
}

async function publishedKeys() {
  return (await (await ask(nobody, 'GET', '/platform/jwks.json')).json()).keys
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a user token', () => {
  it('says whose it is, for 15 minutes, and anybody can check it by the published keys', async () => {
    const subject = await house.customer('tokens')
    const token = await signUserToken(house.admin, subject)
    const keys = await publishedKeys()
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys }), {
      ...{ issuer: PUBLIC_URL, audience: AUDIENCE, algorithms: ['ES256'] },
    })
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: keys[0].kid, typ: 'JWT' })
    expect(payload).toMatchObject({ sub: subject.externalId, uid: subject.id, jti: expect.any(String) })
    expect(Number(payload.exp) - Number(payload.iat)).toBe(900)
    expect(await verifyUserToken(token)).toEqual({
      ...{ type: 'subject', id: subject.id, externalId: subject.externalId, name: subject.externalId },
      ...{ groupId: subject.groupId, sessionId: null, integrationIds: [] },
    })
  })

  it('H the published keys are public halves alone, and the private one is kept sealed', async () => {
    for (const key of await publishedKeys())
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
    const { privateJwk } = await openSigningKey()
    const { d } = JSON.parse(privateJwk)
    for (const { sealedJwk, publicJwk } of await database().signingKey.findMany()) {
      expect(Buffer.from(sealedJwk).includes(d)).toBe(false)
      expect(JSON.stringify(publicJwk)).not.toContain(d)
    }
  })

  it('is never the same twice', async () => {
    const subject = await house.customer()
    const ids = await Promise.all(
      [1, 2].map(async () => decodeJwt(await signUserToken(house.admin, subject)).jti),
    )
    expect(new Set(ids).size).toBe(2)
  })

  it('is signed by one key, however many ask for the first one at once', async () => {
    await database().signingKey.deleteMany()
    const subject = await house.customer()
    const tokens = await Promise.all(Array.from({ length: 10 }, () => signUserToken(house.admin, subject)))
    expect(new Set(tokens.map((token) => decodeProtectedHeader(token).kid)).size).toBe(1)
    expect(await database().signingKey.count()).toBe(1)
  })

  it('goes on being good when another key takes over, and the former is published no longer than that', async () => {
    const subject = await house.customer()
    const old = await signUserToken(house.admin, subject)
    const { kid } = decodeProtectedHeader(old)
    const where = { id: kid ?? '' }
    await database().signingKey.update({ where, data: { createdAt: new Date(Date.now() - 91 * 86_400_000) } })
    const fresh = await signUserToken(house.admin, subject)
    expect(decodeProtectedHeader(fresh).kid).not.toBe(kid)
    expect(await publishedKeys()).toHaveLength(2)
    for (const token of [old, fresh]) expect(await verifyUserToken(token)).toMatchObject({ id: subject.id })
    await database().signingKey.update({ where, data: { retiredAt: new Date(Date.now() - 3_600_000) } })
    expect(await publishedKeys()).toHaveLength(1)
    expect(await verifyUserToken(old)).toBe(null)
  })
})

describe('H what is no token of ours', () => {
  const forgeries: [string, (subject: SubjectRecord) => Promise<string> | string][] = [
    ['nothing at all', () => ''],
    ['words', () => 'not.a.token'],
    ['alg: none', (s) => `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claimsOf(s))}.`],
    [
      'HS256 with the public key for a secret',
      async (s) => {
        const [key] = await publishedKeys()
        const head = `${encoded({ alg: 'HS256', typ: 'JWT', kid: key.kid })}.${encoded(claimsOf(s))}`
        return `${head}.${createHmac('sha256', JSON.stringify(key)).update(head).digest('base64url')}`
      },
    ],
    [
      'another key under our id',
      async (s) => {
        const { privateKey } = await generateKeyPair('ES256')
        const [{ kid }] = await publishedKeys()
        return new SignJWT(claimsOf(s)).setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' }).sign(privateKey)
      },
    ],
    [
      'a key that it brings itself',
      async (s) => {
        const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
        const jwk = await crypto.subtle.exportKey('jwk', publicKey)
        const header = { alg: 'ES256', typ: 'JWT', jwk: { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y } }
        return new SignJWT(claimsOf(s)).setProtectedHeader(header as never).sign(privateKey)
      },
    ],
    [
      'an unknown kid',
      async (s) => {
        const { privateJwk } = await openSigningKey()
        return signClaims('unknown', privateJwk, claimsOf(s))
      },
    ],
    ['another issuer', (s) => signed({ ...claimsOf(s), iss: 'https://evil.example' })],
    ['another audience', (s) => signed({ ...claimsOf(s), aud: PUBLIC_URL })],
    ['expired', (s) => signed({ ...claimsOf(s), iat: now() - 1000, exp: now() - 100 })],
    ['without an end', ({ ...s }) => signed({ ...claimsOf(s), exp: undefined })],
    ['without a subject', (s) => signed({ ...claimsOf(s), sub: undefined })],
    ['of nobody', (s) => signed({ ...claimsOf(s), uid: crypto.randomUUID() })],
    ['whose two ids are two people’s', (s) => signed({ ...claimsOf(s), sub: 'somebody-else' })],
    ['with an id that is none', (s) => signed({ ...claimsOf(s), uid: "' or 1=1" })],
    [
      'whose claims were changed',
      async (s) => {
        const [head, , signature] = (await signUserToken(house.admin, s)).split('.')
        return `${head}.${encoded({ ...claimsOf(s), sub: 'admin' })}.${signature}`
      },
    ],
  ]

  it.each(forgeries)('%s', async (_, forge) => {
    const subject = await house.customer()
    // What is right about it is right.
    expect(await verifyUserToken(await signed(claimsOf(subject)))).toMatchObject({ id: subject.id })
    expect(await verifyUserToken(await forge(subject))).toBe(null)
  })

  it('one of a user who has another id since', async () => {
    const subject = await house.customer()
    const token = await signUserToken(house.admin, subject)
    await updateSubject(systemActor('test'), subject.externalId, { externalId: `${subject.externalId}.new` })
    expect(await verifyUserToken(token)).toBe(null)
  })
})
