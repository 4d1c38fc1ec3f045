import { createServer } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SmtpPeer, startSmtp } from '../../support/smtp-peer'
import { makeCertificate } from '../certificate'
import { failureOf, listen } from '../doors'
import { type Ask, ask as askServer, dialled, host, watchDials } from './server-door'

const certificate = makeCertificate(host)
const stranger = makeCertificate('server.evil.com')
const peers: SmtpPeer[] = []
watchDials()

async function start(options: SMTPServerOptions = {}): Promise<SmtpPeer> {
  const peer = await startSmtp({ ...certificate, ...options })
  peers.push(peer)
  return peer
}
afterAll(() => Promise.all(peers.map((peer) => peer.stop())))

const ask = (given: Partial<Ask> & { peer: number }) =>
  askServer({ type: 'smtp', port: '587', security: 'starttls', ca: certificate.cert, ...given })

/** A server that says these lines, one to each thing it hears. */
async function say(...lines: string[]): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = []
  const { port } = await listen(
    createServer((socket) => {
      let next = 0
      const answer = () => socket.write(`${lines[Math.min(next++, lines.length - 1)]}\r\n`)
      answer()
      socket
        .on('error', () => {})
        .on('data', (data) => {
          heard.push(String(data))
          answer()
        })
    }),
  )
  return { port, heard }
}

describe('a mail server', () => {
  let starttls: SmtpPeer
  let implicit: SmtpPeer
  beforeAll(async () => {
    starttls = await start()
    implicit = await start({ secure: true })
  })

  test('lets a good password in, over STARTTLS and over TLS from the first byte', async () => {
    const first = await ask({ peer: starttls.port }).result
    expect(first).toMatchObject({ scopes: null, limited: false })
    expect(first.latencyMs).toBeGreaterThanOrEqual(0)
    expect(dialled).toEqual({ ports: [starttls.port], names: [] })
    await ask({ peer: implicit.port, port: '465', security: 'tls' }).result
    for (const { seen } of [starttls, implicit])
      expect(seen.at(-1)).toEqual({ username: 'user', password: 'right', secure: true })
    await expect.poll(() => starttls.open() + implicit.open()).toBe(0)
  })

  test('that refuses the password is quoted', async () => {
    const failure = await failureOf(ask({ peer: starttls.port, password: 'CANARY' }).result)
    expect(failure).toMatchObject({ code: 'invalid_token', params: { target: `${host}:587` } })
    expect(failure.words).toContain('authentication failed')
    expect(failure.words).not.toContain('CANARY')
    await expect.poll(() => starttls.open()).toBe(0)
  })

  test.each([
    ['of another host', () => ({ ...stranger, ca: stranger.cert })],
    ['of nobody who is trusted', () => ({ ...makeCertificate(host), ca: certificate.cert })],
    ['that is over', () => expired()],
  ])('with a certificate %s gets no password', async (_, make) => {
    const { ca, ...wrong } = make()
    for (const [secure, security] of [
      [false, 'starttls'],
      [true, 'tls'],
    ] as const) {
      const peer = await start({ ...wrong, secure })
      expect((await failureOf(ask({ peer: peer.port, security, ca }).result)).code).toBe('tls_failed')
      expect(peer.seen).toEqual([])
    }
  })

  test('that speaks TLS 1.1 at best is refused', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    const peer = await start({ ...old, secure: true })
    expect((await failureOf(ask({ peer: peer.port, security: 'tls' }).result)).code).toBe('tls_failed')
  })

  test('without STARTTLS gets no password', async () => {
    const peer = await start({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true })
    expect((await failureOf(ask({ peer: peer.port }).result)).code).toBe('tls_failed')
    expect(peer.seen).toEqual([])
  })

  test('without AUTH cannot say whether the password is right', async () => {
    const peer = await start({ disabledCommands: ['AUTH'] })
    expect((await failureOf(ask({ peer: peer.port }).result)).code).toBe('unexpected_answer')
  })

  test('is asked in the clear where the operator lists it, and nowhere else', async () => {
    const peer = await start({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true })
    const listed = { peer: peer.port, host: 'mail.lan', port: '2526', security: 'none' }
    const names = { 'mail.lan': ['127.0.0.1'] }
    await ask({ ...listed, names, allow: ['mail.lan:2526'] }).result
    expect(peer.seen).toEqual([{ username: 'user', password: 'right', secure: false }])
    const open = ask({ peer: peer.port, security: 'none' })
    expect(await failureOf(open.result)).toMatchObject({
      code: 'encryption_required',
      params: { target: `${host}:587` },
    })
    expect(open.counted).toEqual({ resolved: [], connected: [] })
  })

  test.each([
    ['454 4.7.0 Temporary authentication failure', 'provider_unavailable'],
    ['421 4.3.2 Shutting down', 'provider_unavailable'],
    ['534 5.7.9 Application-specific password required', 'invalid_token'],
    ['530 5.7.0 Must issue a STARTTLS command first', 'encryption_required'],
    ['504 5.5.4 Unrecognized authentication type', 'unexpected_answer'],
  ])('that answers AUTH with %s', async (reply, code) => {
    const { port } = await say('220 hello', '250-hello\r\n250 AUTH PLAIN', reply)
    const allow = [`127.0.0.1:${port}`]
    const failure = await failureOf(
      ask({ peer: port, host: '127.0.0.1', port: String(port), security: 'none', allow }).result,
    )
    expect(failure).toMatchObject({ code, words: reply })
  })

  test('that is too busy to greet is unavailable, one that turns us away is not understood', async () => {
    const busy = await say('421 4.7.0 Too many connections')
    expect((await failureOf(ask({ peer: busy.port }).result)).code).toBe('provider_unavailable')
    const closed = await say('554 No service here')
    expect((await failureOf(ask({ peer: closed.port }).result)).code).toBe('unexpected_answer')
  })

  test('whose words before TLS are somebody else’s is not believed', async () => {
    // RFC 3207 §6: what came with the reply to STARTTLS was put there on the way.
    const { port, heard } = await say('220 hello', '250-hello\r\n250 STARTTLS', '220 go\r\n235 welcome')
    expect((await failureOf(ask({ peer: port }).result)).code).toBe('tls_failed')
    expect(heard.join('')).not.toContain('AUTH')
  })

  test('that is no mail server is not understood', async () => {
    const { port } = await say('SSH-2.0-OpenSSH_9.2')
    expect((await failureOf(ask({ peer: port }).result)).code).toBe('unexpected_answer')
  })
})

function expired() {
  const over = makeCertificate(host, new Date(Date.now() - 60_000))
  return { ...over, ca: over.cert }
}
