import { createHash } from 'node:crypto'
import { importJWK, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { createSessionKey } from '@/lib/atproto/keys'
import { Nonces } from '@/lib/atproto/nonces'
import { createXrpcClient, type SessionKeeper, type SessionTokens } from '@/lib/atproto/xrpc'

const PDS = 'https://pds.example.com'

interface Sent {
  url: string
  authorization: string | null
  jwt: string
  proof: Record<string, unknown>
  body: string
}

/** A PDS that answers as told, one answer after the other, and a keeper of tokens that says what it was asked. */
async function house(answers: (() => Response)[], renewed: string | null = 'token-2') {
  const key = await createSessionKey()
  const sent: Sent[] = []
  const asked: string[] = []
  const tokens = (accessToken: string): SessionTokens => ({ did: 'did:plc:x', pds: PDS, accessToken, key })
  const keeper: SessionKeeper = {
    current: async () => tokens('token-1'),
    renew: async ({ accessToken }) => {
      asked.push(`renew ${accessToken}`)
      return renewed === null ? null : tokens(renewed)
    },
    end: async ({ accessToken }) => void asked.push(`end ${accessToken}`),
  }
  const door: typeof fetch = async (input) => {
    const request = input as Request
    const { headers, url } = request
    const jwt = headers.get('dpop') ?? ''
    const authorization = headers.get('authorization')
    sent.push({ url, authorization, jwt, proof: readProof(jwt), body: await request.text() })
    const answer = answers.shift()
    if (!answer) throw new Error('the PDS was asked more often than it answers')
    return answer()
  }
  const nonces = new Nonces()
  return { client: createXrpcClient({ fetch: door, nonces }, keeper), sent, asked, nonces, key }
}

const readProof = (jwt: string) =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>

const says =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    new Response(status === 204 ? null : '{}', { status, headers })

const refused = says(401, { 'www-authenticate': 'DPoP error="invalid_token", error_description="no"' })
const wantsNonce = says(401, { 'www-authenticate': 'DPoP error="use_dpop_nonce"', 'dpop-nonce': 'n-1' })

describe('a request to a PDS', () => {
  it('is proven by the session’s key, for its method, its address without query, and its token', async () => {
    const { client, sent, key } = await house([says(200)])
    await client.get('com.example.list', { params: { limit: 5, tags: ['a', 'b'] } })
    const [request] = sent
    expect(request?.url).toBe(`${PDS}/xrpc/com.example.list?limit=5&tags=a&tags=b`)
    expect(request?.authorization).toBe('DPoP token-1')
    expect(request?.proof).toMatchObject({ htm: 'GET', htu: `${PDS}/xrpc/com.example.list` })
    expect(request?.proof.ath).toBe(createHash('sha256').update('token-1').digest('base64url'))
    const verified = await jwtVerify(request?.jwt ?? '', await importJWK({ ...key, d: undefined }, 'ES256'))
    expect(verified.protectedHeader).toMatchObject({ typ: 'dpop+jwt', jwk: { x: key.x, y: key.y } })
    expect(verified.protectedHeader.jwk).not.toHaveProperty('d')
  })

  // D6 b
  it.each([200, 201, 202, 204])('that is answered %i has succeeded', async (status) => {
    const { client, asked } = await house([says(status)])
    expect(await client.post('com.example.create', { body: { a: 1 } })).toMatchObject({
      ok: true,
      expired: false,
    })
    expect(asked).toEqual([])
  })

  it.each([400, 403, 404, 429, 500])(
    'that is answered %i has that answer, and the session goes on',
    async (status) => {
      const { client, asked } = await house([says(status)])
      const { ok, expired, response } = await client.get('com.example.get')
      expect({ ok, expired, status: response.status }).toEqual({ ok: false, expired: false, status })
      expect(asked).toEqual([])
    },
  )

  // D6 a
  it('goes again with the new token after a refresh, its proof made for that', async () => {
    const { client, sent, asked } = await house([refused, says(200)])
    expect(await client.post('com.example.create', { body: { a: 1 } })).toMatchObject({ ok: true })
    expect(asked).toEqual(['renew token-1'])
    expect(sent.map(({ authorization }) => authorization)).toEqual(['DPoP token-1', 'DPoP token-2'])
    expect(sent.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}'])
    expect(sent[0]?.proof.ath).not.toBe(sent[1]?.proof.ath)
    expect(sent[0]?.proof.jti).not.toBe(sent[1]?.proof.jti)
  })

  it('that is refused with the new token too ends the session', async () => {
    const { client, asked } = await house([refused, refused])
    expect(await client.get('com.example.get')).toMatchObject({ ok: false, expired: true })
    expect(asked).toEqual(['renew token-1', 'end token-2'])
  })

  it('whose token cannot be renewed keeps the PDS’s own answer', async () => {
    const { client } = await house([refused], null)
    const { ok, response } = await client.get('com.example.get')
    expect([ok, response.status]).toEqual([false, 401])
  })

  it('goes again at once where the PDS wants its nonce, and the next one has it', async () => {
    const { client, sent, asked } = await house([wantsNonce, says(200, { 'dpop-nonce': 'n-2' }), says(200)])
    expect(await client.get('com.example.get')).toMatchObject({ ok: true })
    await client.get('com.example.get')
    expect(sent.map(({ proof }) => proof.nonce)).toEqual([undefined, 'n-1', 'n-2'])
    expect(asked).toEqual([])
  })

  it('asks for a nonce once, not for ever', async () => {
    const { client, sent } = await house([wantsNonce, wantsNonce])
    expect((await client.get('com.example.get')).response.status).toBe(401)
    expect(sent).toHaveLength(2)
  })

  it('with a stream is sent once, with a nonce that was asked for before', async () => {
    const { client, sent } = await house([wantsNonce, says(200), says(200)])
    const body = new Blob(['bytes']).stream()
    const headers = { 'content-type': 'text/plain' }
    expect(await client.post('com.atproto.repo.uploadBlob', { body, headers })).toMatchObject({ ok: true })
    expect(sent.map(({ url }) => url.split('/').at(-1))).toEqual([
      ...['com.atproto.server.getSession', 'com.atproto.server.getSession', 'com.atproto.repo.uploadBlob'],
    ])
    expect(sent.map(({ proof }) => proof.nonce)).toEqual([undefined, 'n-1', 'n-1'])
    expect(sent.at(-1)?.body).toBe('bytes')
  })

  it('to what is no method is not sent', async () => {
    const { client, sent } = await house([])
    for (const nsid of ['getSession', '../admin', 'com.example.get?x=1'])
      await expect(client.get(nsid)).rejects.toThrow(TypeError)
    expect(sent).toEqual([])
  })
})
