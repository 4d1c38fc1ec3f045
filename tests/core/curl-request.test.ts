import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { addressOf, curlOf, type DescribedRequest } from '@/lib/core/curl-request'

const request = (changes: Partial<DescribedRequest> = {}): DescribedRequest => ({
  ...{ method: 'GET', path: '/api/connections/{key}', body: null },
  values: { path: { key: 'google' }, query: {}, header: {} },
  ...changes,
})

describe('a request that is described in a form', () => {
  it.each<[DescribedRequest, string]>([
    [request(), '/api/connections/google'],
    [request({ values: { path: {}, query: {}, header: {} } }), '/api/connections/{key}'],
    [
      request({ values: { path: { key: 'a/../b?c#d' }, query: {}, header: {} } }),
      '/api/connections/a%2F..%2Fb%3Fc%23d',
    ],
    [
      request({ values: { path: { key: 'x' }, query: { q: 'a b', start: '' }, header: {} } }),
      '/api/connections/x?q=a+b',
    ],
    [
      request({ path: '/api/r/{path}', values: { path: { path: 'v1/a b' }, query: {}, header: {} } }),
      '/api/r/v1/a%20b',
    ],
  ])('%# has its address', (described, expected) => {
    expect(addressOf(described)).toBe(expected)
  })

  it('is a line that a shell takes apart as it was meant, whatever was typed', () => {
    const nasty = `a'b"$(id)\`id\`; \\ $HOME`
    const body = JSON.stringify({ name: nasty })
    const header = { 'Idempotency-Key': nasty }
    const line = curlOf(
      'https://patchbay.example',
      request({ method: 'POST', body, values: { path: { key: nasty }, query: {}, header } }),
      'bearer',
    )
    const print = `curl() { for a in "$@"; do printf '%s\\0' "$a"; done; }; PATCHBAY_KEY=k; ${line}`
    const given = execFileSync('/bin/sh', ['-c', print], { encoding: 'utf8' }).split('\0')
    expect(given).toEqual([
      ...['-X', 'POST', '-H', 'Authorization: Bearer k', '-H', 'Content-Type: application/json'],
      ...['-H', `Idempotency-Key: ${nasty}`, '-d', body],
      `https://patchbay.example/api/connections/${encodeURIComponent(nasty)}`,
      '',
    ])
  })

  it('names the key in the way that the route is asked with', () => {
    const described = request({ method: 'GET', body: null })
    const words = (key: Parameters<typeof curlOf>[2]) => curlOf('https://patchbay.example', described, key)
    expect(words('basic')).toContain('-u "pk_$PATCHBAY_KEY_ID:$PATCHBAY_SECRET"')
    expect(words(null)).not.toMatch(/-u|Authorization/)
  })
})
