import { createServer as createHttp } from 'node:http'
import { createServer as createHttps, type ServerOptions } from 'node:https'
import { createServer as createTcp } from 'node:net'
import { request } from 'undici'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { resolveByDns, resolveBySystem } from '@/lib/egress/resolve'
import { makeCertificate } from './certificate'
import { door, failureOf, listen, openDoor, publicAddress } from './doors'
import { type Answer, serveNames } from './name-server'

const good = 'api.good.com'

describe('a name', () => {
  test.each([
    ['127.0.0.1'],
    ['10.0.0.5'],
    ['::1'],
    ['::ffff:10.0.0.5'],
    ['64:ff9b::a00:5'],
    ['169.254.169.254'],
    [publicAddress, '10.0.0.5'],
    ['2606:4700::1111', 'fd00::1'],
    ['not an address'],
  ])('D13 that resolves inside is blocked after resolution: %s %s', async (...addresses) => {
    const { counted, fetch } = openDoor({ names: { [good]: addresses } })
    const failure = await failureOf(fetch()(`https://${good}/token`))
    expect(failure).toMatchObject({ code: 'blocked_address', params: { target: `${good}:443` } })
    expect(counted).toEqual({ resolved: [good], connected: [] })
  })

  test('D13 that changes its address between two uses is judged at each socket, and pinned', async () => {
    const names: Record<string, string[]> = { [good]: [publicAddress] }
    const { port } = await listen(createHttp((_, response) => response.end('ok')))
    const { counted, fetch } = openDoor({ names, port })
    await failureOf(fetch()(`https://${good}/`)) // A server without TLS: the socket is opened, and no more.
    names[good] = ['127.0.0.1']
    expect((await failureOf(fetch()(`https://${good}/`))).code).toBe('blocked_address')
    expect(counted.connected).toEqual([`${publicAddress}:443`])
  })

  test('D13 whose socket ends up elsewhere is dropped before a byte is sent', async () => {
    let bytes = 0
    const { port } = await listen(
      createTcp((socket) => socket.on('data', (data) => (bytes += data.length)).on('error', () => {})),
    )
    const { fetch } = openDoor({ names: { [good]: [publicAddress] }, port, remote: '127.0.0.1' })
    expect((await failureOf(fetch()(`https://${good}/`))).code).toBe('blocked_address')
    expect(bytes).toBe(0)
  })

  test('D16 with 500 addresses is refused', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `93.184.${index >> 8}.${index & 255}`)
    const { counted, fetch } = openDoor({ names: { [good]: many } })
    expect((await failureOf(fetch()(`https://${good}/`))).code).toBe('blocked_address')
    expect(counted.connected).toEqual([])
  })

  test('that is unknown is said to be', async () => {
    const { fetch } = openDoor()
    expect(await failureOf(fetch()(`https://${good}/`))).toMatchObject({
      code: 'name_not_found',
      params: { target: good },
    })
  })

  test('that the operator allows may be private', async () => {
    const { port } = await listen(createHttp((_, response) => response.end('ok')))
    const { fetch } = door({ allow: [`minio:${port}`], resolve: async () => ['127.0.0.1', '127.0.0.1'] })
    expect(await (await fetch()(`http://minio:${port}/`)).text()).toBe('ok')
    expect(await resolveBySystem('localhost')).toContain('127.0.0.1')
  })
})

describe('name servers', () => {
  const a = (address: string): Answer => ({ type: 1, data: Buffer.from(address.split('.').map(Number)) })
  const aaaa: Answer = { type: 28, data: Buffer.from('26064700000000000000000000001111', 'hex') }
  const cname: Answer = { type: 5, data: Buffer.from('\x02db\x08internal\x00', 'latin1') }

  test('are asked for IPv4 and IPv6 addresses', async () => {
    const server = await serveNames([a(publicAddress), aaaa])
    expect(await resolveByDns([server])(good)).toEqual([publicAddress, '2606:4700::1111'])
    expect(await resolveByDns([await serveNames([aaaa])])(good)).toEqual(['2606:4700::1111'])
    await expect(resolveByDns([await serveNames([])])(good)).rejects.toMatchObject({ code: 'ENODATA' })
  })

  test.each([
    ['a chain of names to one within', [cname, { ...a('10.0.0.5'), owner: cname.data }]],
    ['one private address among public ones', [a(publicAddress), a('192.168.0.1'), aaaa]],
  ])('D16 that answer with %s lead nowhere', async (_what, answers: Answer[]) => {
    const connect = vi.fn()
    const { fetch } = door({ allow: [], dnsServers: [await serveNames(answers)], connect })
    expect((await failureOf(fetch()(`https://${good}/`))).code).toBe('blocked_address')
    expect(connect).not.toHaveBeenCalled()
  })

  test('D16 that never answer are given up after three seconds', { timeout: 8_000 }, async () => {
    const connect = vi.fn()
    const { fetch } = door({ allow: [], dnsServers: [await serveNames(null)], connect })
    const begun = performance.now()
    expect((await failureOf(fetch()(`https://${good}/`))).code).toBe('name_not_found')
    expect(performance.now() - begun).toBeLessThan(5_000)
  })
})

describe('TLS', () => {
  let trusted: ReturnType<typeof makeCertificate>
  beforeAll(() => {
    trusted = makeCertificate(good)
  })

  async function serve(options: ServerOptions) {
    const names: unknown[] = []
    const server = createHttps(options, (request, response) => {
      response.end(`host ${request.headers.host}`)
    })
    server.on('secureConnection', (socket) => names.push(socket.servername))
    server.on('tlsClientError', () => {})
    return { names, ...(await listen(server)) }
  }

  test('D30 a pinned address still gets the right server name, Host and certificate check', async () => {
    const { port, names } = await serve(trusted)
    const { counted, fetch } = openDoor({ names: { [good]: [publicAddress] }, port, ca: trusted.cert })
    expect(await (await fetch()(`https://${good}/`)).text()).toBe(`host ${good}`)
    expect(names).toEqual([good])
    expect(counted.connected).toEqual([`${publicAddress}:443`])
  })

  test('D30 a caller’s Host header does not choose the name that is checked', async () => {
    const evil = makeCertificate('evil.com')
    const { port } = await serve(evil)
    const { dispatcher } = openDoor({ names: { [good]: [publicAddress] }, port, ca: evil.cert })
    const failure = request(`https://${good}/`, { dispatcher, headers: { host: 'evil.com' } })
    await expect(failure).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
  })

  const refused: [string, () => { server: ServerOptions; ca?: string }][] = [
    ['self-signed', () => ({ server: makeCertificate(good) })],
    ['of another name', () => theSame(makeCertificate('other.com'))],
    ['expired', () => theSame(makeCertificate(good, new Date(Date.now() - 3_600_000)))],
    [
      'of TLS 1.1',
      () => ({
        server: { ...trusted, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' },
        ca: trusted.cert,
      }),
    ],
  ]
  test.each(refused)('D29 a server that is %s is refused as a TLS failure', async (_how, make) => {
    const { server, ca } = make()
    const { port } = await serve(server)
    const { fetch } = openDoor({ names: { [good]: [publicAddress] }, port, ...(ca ? { ca } : {}) })
    expect(await failureOf(fetch()(`https://${good}/`))).toMatchObject({
      code: 'tls_failed',
      params: { target: `${good}:443` },
    })
  })

  test('D29 an address needs a certificate of its own', async () => {
    const own = makeCertificate(publicAddress)
    const right = openDoor({ port: (await serve(own)).port, ca: own.cert })
    expect((await right.fetch()(`https://${publicAddress}/`)).status).toBe(200)
    const wrong = openDoor({ port: (await serve(trusted)).port, ca: trusted.cert })
    expect((await failureOf(wrong.fetch()(`https://${publicAddress}/`))).code).toBe('tls_failed')
  })

  test('D29 no variable of the environment switches the check off', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    const { port } = await serve(makeCertificate(good))
    const { fetch } = openDoor({ names: { [good]: [publicAddress] }, port })
    expect((await failureOf(fetch()(`https://${good}/`))).code).toBe('tls_failed')
  })

  test('a server that speaks no TLS is a TLS failure', async () => {
    const { port } = await listen(
      createTcp((socket) => socket.on('error', () => {}).end('220 mail ready\r\n')),
    )
    const { fetch } = openDoor({ names: { [good]: [publicAddress] }, port })
    expect((await failureOf(fetch()(`https://${good}/`))).code).toBe('tls_failed')
  })

  test('a server that never greets fails within the connect time', { timeout: 8_000 }, async () => {
    const { port } = await listen(createTcp((socket) => socket.on('error', () => {}).resume()))
    const { fetch } = openDoor({ names: { [good]: [publicAddress] }, port })
    const begun = performance.now()
    expect((await failureOf(fetch()(`https://${good}/`))).code).toBe('timeout')
    expect(performance.now() - begun).toBeLessThan(5_000)
  })
})

afterEach(() => vi.unstubAllEnvs())

test('proxies of the environment are not asked', async () => {
  let hits = 0
  const proxy = await listen(createHttp((_, response) => response.end(String(hits++))))
  for (const name of [
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'http_proxy',
    'https_proxy',
    'NODE_USE_ENV_PROXY',
  ])
    vi.stubEnv(name, proxy.url)
  const target = await listen(createHttp((_, response) => response.end('direct')))
  const { fetch } = door({ allow: [target.endpoint] })
  expect(await (await fetch()(target.url)).text()).toBe('direct')
  expect(hits).toBe(0)
})

function theSame(certificate: ReturnType<typeof makeCertificate>) {
  return { server: certificate, ca: certificate.cert }
}
