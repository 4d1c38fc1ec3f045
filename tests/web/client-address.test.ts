import { describe, expect, it } from 'vitest'
import { clientAddress } from '@/lib/web/client-address'
import { closedCsp, pageCsp } from '@/lib/web/csp'

describe('the client’s address', () => {
  it.each<[string | undefined, string | undefined, string, string]>([
    // [the socket's, X-Forwarded-For, the client's, why]
    ['203.0.113.9', undefined, '203.0.113.9', 'no proxy'],
    ['203.0.113.9', '1.1.1.1', '203.0.113.9', 'a stranger is not believed'],
    ['127.0.0.1', '1.1.1.1, 198.51.100.4', '198.51.100.4', 'the last entry is the proxy’s own'],
    ['::ffff:127.0.0.1', '198.51.100.4', '198.51.100.4', 'IPv4 in IPv6'],
    ['10.2.3.4', '198.51.100.4', '198.51.100.4', 'a proxy in the private network'],
    ['fd00::1', '2001:db8::7', '2001:db8::7', 'and by IPv6'],
    ['172.18.0.2', '198.51.100.4:5123', '198.51.100.4', 'with a port'],
    ['172.18.0.2', '[2001:db8::7]:5123', '2001:db8::7', 'with a port, by IPv6'],
    ['127.0.0.1', undefined, '127.0.0.1', 'nobody in between'],
    ['127.0.0.1', '', '127.0.0.1', 'an empty header'],
    ['127.0.0.1', 'unknown', '127.0.0.1', 'no address'],
    [
      '127.0.0.1',
      '1.1.1.1, <script>',
      '127.0.0.1',
      'nonsense at the end, and what stands before it is not taken',
    ],
    ['100.64.0.1', '1.1.1.1', '100.64.0.1', 'a carrier’s network is not one’s own'],
    [undefined, '1.1.1.1', 'unknown', 'a socket that is gone'],
  ])('of %s with %s is %s: %s', (socket, forwardedFor, expected, _why) => {
    expect(clientAddress(socket, forwardedFor)).toBe(expected)
  })
})

describe('the content security policy', () => {
  it('of a page names its nonce and has no unsafe exception', () => {
    const policy = pageCsp('bm9uY2U=', true)
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'")
    expect(policy).not.toContain('unsafe')
    for (const directive of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      expect(policy).toContain(directive)
  })

  it('of everything else allows nothing', () => {
    expect(closedCsp).toMatch(/^default-src 'none'/)
    expect(closedCsp).toContain("frame-ancestors 'none'")
  })
})
