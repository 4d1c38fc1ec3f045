import { request } from 'undici'
import { describe, expect, test } from 'vitest'
import { describeFailure } from '@/lib/core/sentences'
import { isPublicAddress } from '@/lib/egress/address'
import { egressFetch } from '@/lib/egress/fetch'
import { checkTarget } from '@/lib/egress/target'
import { parseEnv } from '@/lib/env'
import { failureOf, openDoor } from './doors'

/** Every form is tried with http and https; neither a name is asked for nor a socket opened. */
const blockedHosts: [string, string[]][] = [
  ['D01 loopback', ['127.0.0.1', '127.1', '127.0.0.2', 'localhost', 'LOCALHOST', '127.0.0.1:443']],
  [
    'D02 integer and hex forms of loopback',
    ['2130706433', '0x7f000001', '0x7f.1', '017700000001', '0177.0.0.1', '%31%32%37.0.0.1', '①②⑦.0.0.1'],
  ],
  ['D04 IPv6 loopback and unspecified', ['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '0.0.0.0', '0']],
  [
    'D05 IPv4 within IPv6',
    [
      ...[
        '[::ffff:127.0.0.1]',
        '[::ffff:7f00:1]',
        '[::127.0.0.1]',
        '[::ffff:0:127.0.0.1]',
        '[64:ff9b::7f00:1]',
      ],
      ...[
        '[64:ff9b:1::a00:1]',
        '[2002:7f00:1::]',
        '[2002:a00:5::1]',
        '[2001:0:4136:e378:8000:63bf:80ff:fffe]',
      ],
      ...['[::ffff:8.8.8.8]', '[64:ff9b::808:808]'],
    ],
  ],
  [
    'D07 cloud metadata',
    [
      ...['169.254.169.254/latest/meta-data/', '169.254.169.254.', '[::ffff:a9fe:a9fe]', '[fd00:ec2::254]'],
      ...['metadata.google.internal', 'metadata', '100.100.100.200', '192.0.0.192', '168.63.129.16'],
    ],
  ],
  [
    'D08 private, shared, link-local, multicast and reserved addresses',
    [
      ...[
        '10.0.0.5',
        '172.16.0.1',
        '172.31.255.255',
        '192.168.0.1',
        '0300.0250.0.1',
        '100.64.0.1',
        '169.254.1.1',
      ],
      ...['198.18.0.1', '203.0.113.7', '224.0.0.1', '240.0.0.1', '255.255.255.255', '[fc00::1]', '[fe80::1]'],
      ...['[fec0::1]', '[ff02::1]', '[2001:db8::1]', '[100::1]', '[4000::1]'],
    ],
  ],
  [
    'D11 names of this machine',
    ['localhost.', 'foo.localhost', 'localhost.localdomain', 'ip6-localhost', 'ｌocalhost', 'foo.LOCALHOST.'],
  ],
  [
    'D26 names that are none of the internet’s',
    [
      ...[
        'a..b.com',
        '.a.com',
        '-a.com',
        'a-.com',
        'a.-b.com',
        'intranet',
        'db.internal',
        'nas.local',
        'x.onion',
      ],
      ...[
        '1.0.0.127.in-addr.arpa',
        'router.home.arpa',
        'pc.lan',
        'x.corp',
        'x.test',
        'api.example',
        'x.invalid',
      ],
      ...[
        'api.github.com.',
        `${'a'.repeat(64)}.com`,
        `${'abcdefg.'.repeat(32)}com`,
        'xn--.com',
        '*.com',
        'a.1',
      ],
    ],
  ],
]

describe('a target that is not public', () => {
  const cases = blockedHosts.flatMap(([what, hosts]) => hosts.map((host) => [what, host] as const))
  test.each(cases)('%s are blocked before a name is asked for: %s', async (_what, host) => {
    const { counted, fetch } = openDoor()
    for (const scheme of ['http', 'https']) {
      const failure = await failureOf(fetch()(`${scheme}://${host}`))
      expect(failure.code).toBe('blocked_address')
    }
    expect(counted).toEqual({ resolved: [], connected: [] })
  })

  test.each(cases)('%s are blocked for whoever uses the dispatcher alone: %s', async (_what, host) => {
    const { counted, dispatcher } = openDoor()
    const url = `https://${host}`
    if (!URL.canParse(url)) return
    expect((await failureOf(request(url, { dispatcher }))).code).toBe('blocked_address')
    expect(counted).toEqual({ resolved: [], connected: [] })
  })
})

describe('what is let through', () => {
  test.each([
    ['https://api.github.com/user', 'api.github.com:443'],
    ['HTTPS://API.GitHub.com:00443/', 'api.github.com:443'],
    ['https://api.github.com:/', 'api.github.com:443'],
    ['https://faß.de/', 'xn--fa-hia.de:443'],
    ['https://8.8.8.8/', '8.8.8.8:443'],
    ['https://[2606:4700::1111]/', '[2606:4700::1111]:443'],
    ['https://evil.com#@good.com/', 'evil.com:443'],
    ['https://evil.com?@good.com/', 'evil.com:443'],
  ])('public https on 443: %s', (url, endpoint) => {
    expect(checkTarget(url, { allow: [] })).toMatchObject({ endpoint, allowed: false })
  })

  test.each([
    ...[
      'file:///etc/passwd',
      'ftp://good.com/',
      'gopher://good.com/',
      'dict://good.com:443/',
      'ldap://good.com/',
    ],
    ...['data:text/plain,x', 'javascript:alert(1)', 'blob:https://good.com/x', 'unix:/var/run/docker.sock'],
    ...[
      'ws://good.com/',
      'wss://good.com/',
      'jar:https://good.com!/x',
      'good.com',
      '//good.com/',
      '',
      'about:blank',
    ],
  ])('D21 no scheme but https: %j', async (url) => {
    const { counted, fetch } = openDoor({ names: { 'good.com': ['93.184.215.14'] } })
    expect((await failureOf(fetch()(url))).code).toBe('blocked_address')
    expect(counted).toEqual({ resolved: [], connected: [] })
  })

  test('D22 http is refused, on a public name too', () => {
    expect(() => checkTarget('http://good.com/token', { allow: [] })).toThrow('blocked_address')
    expect(() => checkTarget('http://good.com:443/token', { allow: [] })).toThrow('blocked_address')
  })

  test.each([
    ...['https://user:pass@good.com/', 'https://user@good.com/', 'https://:pass@good.com/'],
    ...[
      'https://api.good.com@evil.com/',
      'https://api.good.com:443@evil.com/',
      'https://good.com\\@evil.com',
    ],
    ...[
      'https:\\\\good.com',
      'https:good.com',
      'https:/good.com',
      'https:///good.com',
      'https://good.com/\t',
      ' https://good.com',
    ],
  ])('D23 what parsers read in two ways is refused: %j', (url) => {
    expect(() => checkTarget(url, { allow: ['good.com:443', 'evil.com:443'] })).toThrow('blocked_address')
  })

  test.each([22, 25, 80, 6379, 5432, 9200, 2375, 11211, 0, 8443, 65535, 65536])(
    'D24 no port but 443: %i',
    (port) => {
      expect(() => checkTarget(`https://good.com:${port}/`, { allow: [] })).toThrow('blocked_address')
    },
  )
})

describe('the operator’s list', () => {
  const allow = ['127.0.0.1:9001', 'minio:9000', '[fd00::5]:443', 'good.com:80']

  test.each([
    ['http://127.0.0.1:9001/', '127.0.0.1:9001'],
    ['https://127.0.0.1:9001/', '127.0.0.1:9001'],
    // Another spelling of the very same endpoint.
    ['http://127.1:9001/', '127.0.0.1:9001'],
    ['http://MINIO:9000/bucket', 'minio:9000'],
    ['https://[fd00:0::5]/', '[fd00::5]:443'],
    ['http://good.com/', 'good.com:80'],
  ])('D37 opens what it names: %s', (url, endpoint) => {
    expect(checkTarget(url, { allow })).toMatchObject({ endpoint, allowed: true })
  })

  test.each([
    ...['http://127.0.0.1:9002/', 'http://localhost:9001/', 'http://[::1]:9001/', 'http://127.0.0.2:9001/'],
    ...[
      'http://127.0.0.1/',
      'http://minio/',
      'http://minio.:9000/',
      'http://x.minio:9000/',
      'http://[fd00::5]/',
    ],
    ...['https://good.com:80@evil.com:81/', 'http://u:p@127.0.0.1:9001/', 'ftp://127.0.0.1:9001/'],
  ])('D37 opens nothing else: %s', (url) => {
    expect(() => checkTarget(url, { allow })).toThrow('blocked_address')
  })

  test('a refusal shows the line that would allow it', async () => {
    const { fetch } = openDoor()
    const failure = await failureOf(fetch()('http://LOCALHOST/x?token=CANARY'))
    expect(describeFailure(failure.code, failure.params).next).toBe(
      'If it is meant, add it to the list that Patchbay is started with: PATCHBAY_EGRESS_ALLOW=localhost:80',
    )
    expect(parseEnv({ PATCHBAY_EGRESS_ALLOW: failure.params.target }).egressAllow).toEqual(['localhost:80'])
  })

  test.each(['https://user:CANARY@ho st/x', 'nope://x/CANARY?CANARY', 'https://x y/CANARY', 'CANARY://'])(
    'a refusal of what is no URL repeats no path and no password: %s',
    async (url) => {
      const failure = await failureOf(openDoor().fetch()(url))
      expect(failure.params.target?.replace('canary:', '')).not.toMatch(/canary/i)
    },
  )

  test('D42 with nothing set in the environment everything within is blocked', async () => {
    expect(parseEnv({}).egressAllow).toEqual([])
    for (const [, hosts] of blockedHosts)
      for (const host of hosts)
        expect((await failureOf(egressFetch()(`https://${host}`))).code).toBe('blocked_address')
  })
})

test.each(['010.0.0.1', '8.8.8', '', 'fe80::1%eth0', 'localhost', '0x08080808'])(
  'an address in no canonical form is not public: %j',
  (address) => expect(isPublicAddress(address)).toBe(false),
)
