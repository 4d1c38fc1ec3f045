import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CredentialPlace } from '@/lib/core/provider'
import { signRequest } from '@/lib/egress/sign-request'
import { failureOf } from './doors'

const place: CredentialPlace & { in: 'sigv4' } = {
  in: 'sigv4',
  service: '{service}',
  region: '{region}',
  accessKey: '{access_key}',
  secretKey: '{secret_key}',
}
/** The test suite that AWS published for signature version 4. */
const suite = {
  service: 'service',
  region: 'us-east-1',
  access_key: 'AKIDEXAMPLE',
  secret_key: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2015-08-30T12:36:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const sign = async (url: string, init: RequestInit = {}, values: Record<string, string> = suite) =>
  (await signRequest(new Request(url, init), place, values)).headers

describe('a signature', () => {
  test.each([
    ['get-vanilla', 'GET', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['post-vanilla', 'POST', '/', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    [
      'get-vanilla-query-order-key-case',
      'GET',
      '/?Param2=value2&Param1=value1',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-unreserved',
      'GET',
      '/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
      '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
    ],
  ])('is the one of AWS’s own vectors: %s', async (_, method, path, signature) => {
    const headers = await sign(`https://example.amazonaws.com${path}`, { method })
    expect(headers.get('authorization')).toBe(
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`,
    )
    expect(headers.get('x-amz-date')).toBe('20150830T123600Z')
  })

  test('covers the body, which arrives whole, and the other headers stay', async () => {
    const url = 'https://sts.us-east-1.amazonaws.com/'
    const post = (body: string) => ({ method: 'POST', body, headers: { 'x-other': 'kept' } })
    const request = await signRequest(new Request(url, post('Action=A')), place, { ...suite, service: 'sts' })
    expect([request.method, await request.text(), request.headers.get('x-other')]).toEqual([
      'POST',
      'Action=A',
      'kept',
    ])
    const other = await sign(url, post('Action=B'), { ...suite, service: 'sts' })
    expect(other.get('authorization')).not.toBe(request.headers.get('authorization'))
  })

  test('holds no secret', async () => {
    const headers = [...(await sign('https://example.amazonaws.com/'))]
    expect(JSON.stringify(headers)).not.toContain(suite.secret_key)
  })

  test.each(['two\nlines', 'ключ'])(
    'is not made with a key that fits into no header: %j',
    async (access_key) => {
      const signing = sign('https://example.amazonaws.com/', {}, { ...suite, access_key })
      expect(await failureOf(signing)).toMatchObject({
        code: 'invalid_token',
        params: { target: 'example.amazonaws.com:443' },
      })
    },
  )
})
