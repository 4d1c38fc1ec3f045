import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missing } from '../../support/debian'
import { type MysqlPeer, mysqlPackages, startMysql } from '../../support/mysql-peer'
import {
  fullAuthentication,
  ok,
  refusal,
  type Script,
  sendFile,
  standIn,
  switchTo,
} from '../../support/mysql-stand-in'
import { makeCertificate } from '../certificate'
import { failureOf, listen } from '../doors'
import { type Ask, ask as askServer, dialled, host, watchDials } from './server-door'

const certificate = makeCertificate(host)
const stranger = makeCertificate('server.evil.com')
const absent = missing('mariadbd', mysqlPackages)
watchDials()

const ask = (given: Partial<Ask> & { peer: number }) =>
  askServer({ type: 'mysql', port: '3306', security: 'tls', database: '', ca: certificate.cert, ...given })

describe.skipIf(absent)('MariaDB', () => {
  let peer: MysqlPeer
  beforeAll(async () => {
    peer = await startMysql(certificate)
  })
  afterAll(() => peer.stop())

  test('lets a good password in, under TLS and over the one socket', async () => {
    expect(await ask({ peer: peer.port }).result).toMatchObject({ scopes: null, limited: false })
    expect(await ask({ peer: peer.port, security: 'starttls' }).result).toMatchObject({ limited: false })
    expect(dialled).toEqual({ ports: [peer.port, peer.port], names: [] })
  })

  test('is asked in the clear where the operator lists it, and nowhere else', async () => {
    const allow = [`${host}:3306`]
    expect(await ask({ peer: peer.port, security: 'none', allow }).result).toMatchObject({ limited: false })
    const open = ask({ peer: peer.port, security: 'none' })
    expect((await failureOf(open.result)).code).toBe('encryption_required')
    expect(open.counted.connected).toEqual([])
  })

  test('that refuses the password is quoted', async () => {
    const failure = await failureOf(ask({ peer: peer.port, password: 'CANARY' }).result)
    expect(failure).toMatchObject({ code: 'invalid_token', params: { target: `${host}:3306` } })
    expect(failure.words).toContain("Access denied for user 'user'")
    expect(failure.words).not.toContain('CANARY')
    const nobody = ask({ peer: peer.port, username: 'nobody' })
    expect((await failureOf(nobody.result)).code).toBe('invalid_token')
    const locked = ask({ peer: peer.port, username: 'locked' })
    expect((await failureOf(locked.result)).code).toBe('account_disabled')
  })

  test('says alike of a database that is closed and of one that is not there', async () => {
    for (const database of ['closed', 'nowhere'])
      expect(await failureOf(ask({ peer: peer.port, database }).result)).toMatchObject({
        code: 'unknown_database',
        cause: { errno: 1044 },
      })
  })

  test('whose certificate is another’s gets no password', async () => {
    const other = ask({ peer: peer.port, ca: stranger.cert })
    expect((await failureOf(other.result)).code).toBe('tls_failed')
    const misnamed = ask({
      peer: peer.port,
      host: 'other.good.com',
      names: { 'other.good.com': ['93.184.215.14'] },
    })
    expect((await failureOf(misnamed.result)).code).toBe('tls_failed')
    const numbered = ask({ peer: peer.port, host: '127.0.0.1', allow: ['127.0.0.1:3306'] })
    expect((await failureOf(numbered.result)).code).toBe('tls_failed')
  })

  test('at an IP address has a certificate for the address', async () => {
    const right = makeCertificate('127.0.0.1')
    const other = await startMysql(right)
    const listed = ask({ peer: other.port, host: '127.0.0.1', allow: ['127.0.0.1:3306'], ca: right.cert })
    expect(await listed.result.finally(other.stop)).toMatchObject({ limited: false })
  })
})

describe('a server of MySQL’s protocol', () => {
  const listed = { security: 'none', allow: [`${host}:3306`], password: 'CANARY' }

  async function say(script: Script) {
    const { server, heard } = standIn(script)
    const { port } = await listen(server)
    return { port, heard }
  }

  test.each([
    [1040, 'provider_unavailable'],
    [1049, 'unknown_database'],
    [1130, 'access_denied'],
    [1698, 'invalid_token'],
    [1862, 'expired'],
    [3118, 'account_disabled'],
    [3159, 'encryption_required'],
    [1234, 'unexpected_answer'],
  ])('that answers the sign-in with error %i', async (number, code) => {
    const { port } = await say({ answers: [refusal(number, 'it says so')] })
    expect(await failureOf(ask({ ...listed, peer: port }).result)).toMatchObject({
      code,
      words: 'it says so',
    })
  })

  test('that refuses before TLS is believed where it may pass alone', async () => {
    const forged = await say({ first: refusal(1045, 'Access denied') })
    expect((await failureOf(ask({ peer: forged.port }).result)).code).toBe('unexpected_answer')
    const full = await say({ first: refusal(1040, 'Too many connections') })
    expect((await failureOf(ask({ peer: full.port }).result)).code).toBe('provider_unavailable')
  })

  test('that offers no TLS gets no password', async () => {
    const { port, heard } = await say({ tls: false })
    expect((await failureOf(ask({ peer: port }).result)).code).toBe('tls_failed')
    expect(heard).toEqual([])
  })

  test('that lets us in before TLS has let nobody in', async () => {
    const { port } = await say({ tls: true, answers: [ok, ok] })
    const { result } = ask({ peer: port, timeoutMs: 500 })
    expect((await failureOf(result)).code).toMatch(/^(tls_failed|unexpected_answer|timeout)$/)
  })

  test.each([
    ['as it is', 'mysql_native_password', [switchTo('mysql_clear_password')]],
    ['as it is, at once', 'mysql_clear_password', [switchTo('mysql_clear_password')]],
    [
      'under a key of its own',
      'caching_sha2_password',
      [switchTo('caching_sha2_password'), fullAuthentication, key()],
    ],
    ['under a key of its own, the older way', 'sha256_password', [switchTo('sha256_password'), key()]],
  ])('that asks for the password %s, without TLS, does not get it', async (_, plugin, answers) => {
    const { port, heard } = await say({ plugin, answers })
    expect((await failureOf(ask({ ...listed, peer: port }).result)).code).toBe('encryption_required')
    expect(heard.join('')).not.toContain('CANARY')
    // An encrypted password is as long as the key.
    expect(heard.filter((data) => data.length > 256)).toEqual([])
  })

  test('that knows an unknown way to sign in is not understood', async () => {
    const { port } = await say({ answers: [switchTo('client_ed25519')] })
    expect((await failureOf(ask({ ...listed, peer: port }).result)).code).toBe('unexpected_answer')
  })

  test('that asks for a file gets none', async () => {
    const { port, heard } = await say({ answers: [ok, sendFile, ok] })
    await ask({ ...listed, peer: port, timeoutMs: 500 }).result.catch(() => {})
    expect(heard[1]).toContain('select 1')
    // CLIENT_LOCAL_FILES and CLIENT_MULTI_STATEMENTS are not offered.
    const flags = Buffer.from(heard[0] ?? '', 'latin1').readUInt32LE(4)
    expect([flags & 0x80, flags & 0x10000]).toEqual([0, 0])
    expect(heard.slice(2).every((data) => data.length <= 5)).toBe(true)
  })
})

/** AuthMoreData with a public key. */
function key(): Buffer {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return Buffer.concat([Buffer.from([1]), Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }))])
}
