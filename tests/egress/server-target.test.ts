import { describe, expect, test } from 'vitest'
import type { ProviderFailure } from '@/lib/core/failure'
import { checkServer } from '@/lib/egress/target'
import { parseEnv } from '@/lib/env'

const check = (host: string, port = '5432', allow: string[] = []) =>
  checkServer({ host, port, publicPorts: [5432, 6543] }, { allow })

function failureOf(run: () => unknown): Pick<ProviderFailure, 'code' | 'params'> {
  try {
    run()
  } catch (error) {
    return error as ProviderFailure
  }
  throw new Error('Nothing failed.')
}

describe('a server', () => {
  test('is reached by name or address, on its protocol’s ports', () => {
    const common = { port: 5432, allowed: false }
    expect(check('db.good.com')).toEqual({ ...common, host: 'db.good.com', endpoint: 'db.good.com:5432' })
    expect(check(' db.good.com ', ' 6543 ')).toMatchObject({ port: 6543, endpoint: 'db.good.com:6543' })
    expect(check('93.184.215.14')).toMatchObject({ host: '93.184.215.14' })
  })

  test.each([
    ['DB.Good.COM', 'db.good.com', 'db.good.com:5432'],
    ['bücher.de', 'xn--bcher-kva.de', 'xn--bcher-kva.de:5432'],
    ['2606:4700::1111', '2606:4700::1111', '[2606:4700::1111]:5432'],
    ['[2606:4700:0::1111]', '2606:4700::1111', '[2606:4700::1111]:5432'],
  ])('has one spelling: %s', (written, host, endpoint) => {
    expect(check(written)).toMatchObject({ host, endpoint })
  })

  test.each([
    '127.0.0.1',
    '10.0.0.5',
    '169.254.169.254',
    '2130706433',
    '0x7f.1',
    '127.1',
    '::1',
    '[::ffff:10.0.0.5]',
    'localhost',
    'LOCALHOST.',
    'db.good.com.',
    'db',
    'db.internal',
    'ⓛocalhost',
  ])('is not reached inside: %s', (host) => {
    expect(failureOf(() => check(host)).code).toBe('blocked_address')
  })

  test('on another port is blocked, and the line to add is the one that opens it', () => {
    const { code, params } = failureOf(() => check('DB.Good.com', '22'))
    expect([code, params]).toEqual(['blocked_address', { target: 'db.good.com:22' }])
    const { egressAllow } = parseEnv({ PATCHBAY_EGRESS_ALLOW: params.target })
    expect(check('db.good.com', '22', egressAllow)).toMatchObject({ allowed: true })
    expect(check('::1', '5432', ['[::1]:5432'])).toMatchObject({ host: '::1', allowed: true })
    expect(failureOf(() => check('10.0.0.5', '5433', ['10.0.0.5:5432'])).code).toBe('blocked_address')
  })

  test.each([
    ['', '5432'],
    [' ', '5432'],
    ['db.good.com:5432', '5432'],
    ['postgres://db.good.com', '5432'],
    ['db.good.com/postgres', '5432'],
    ['user@db.good.com', '5432'],
    ['db good.com', '5432'],
    ['db%2egood.com', '5432'],
    ['db\\good.com', '5432'],
    ['/var/run/postgresql', '5432'],
    ['[::1', '5432'],
    ['fe80::1%eth0', '5432'],
    ['db.good.com', ''],
    ['db.good.com', '0'],
    ['db.good.com', '65536'],
    ['db.good.com', '54e2'],
    ['db.good.com', '-1'],
    ['db.good.com', '5432 5433'],
  ])('has an address that can be one: %j %j', (host, port) => {
    expect(failureOf(() => check(host, port, [`${host}:${port}`])).code).toBe('invalid_address')
  })

  test('is named to a person without what would break the sentence', () => {
    const { params } = failureOf(() => check(`db\n\u0007${'x'.repeat(300)}`))
    expect(params.target).toMatch(/^dbx{78}$/)
  })
})
