import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { egressFetch } from '@/lib/egress/fetch'
import { metrics } from '@/lib/metrics'
import { database, pool } from '@/lib/store/database'
import { faultyHouse } from '../operations/faulty-house'
import { ROOT } from '../support/sources'
import { ask, type Caller, program } from './callers'

const rules = readFileSync(join(ROOT, 'docs/alerts.yml'), 'utf8')
const house = faultyHouse()
let slug: string
let reader: Caller
let watcher: Caller

beforeAll(async () => {
  slug = await house.setUp('faulty')
  await house.connect(slug)
  reader = await program(['credentials:read'])
  watcher = await program(['metrics'])
})

/** The sum of every sample of a metric whose line fits. */
async function figure(line: RegExp): Promise<number> {
  const text = await (await ask(watcher, 'GET', '/metrics')).text()
  return text
    .split('\n')
    .filter((each) => line.test(each))
    .reduce((sum, each) => sum + Number(each.split(' ').at(-1)), 0)
}

const get = () => ask(reader, 'GET', `/connections/${slug}/credentials`)

const expire = () => pool().query(`update "Connection" set "expiresAt" = now() - interval '1 second'`)

/** What makes the fault that an alert is for, and the figure that it watches. */
const drills: Record<string, [RegExp, () => Promise<unknown>]> = {
  PatchbayRefreshesFail: [
    /^oauth_refresh_total\{.*outcome="provider_unavailable"/,
    async () => {
      house.server.set('token', { status: 503 })
      await expire()
      await get()
    },
  ],
  PatchbayConnectionsBroken: [
    /^connections\{.*status="needs_reauth"/,
    async () => {
      await pool().query(`update "Connection" set "retryAt" = null`)
      house.server.set('token', { status: 400, body: { error: 'invalid_grant' } })
      await expire()
      await get()
    },
  ],
  PatchbayAuditFails: [
    /^audit_write_failures_total /,
    async () => {
      await house.connect(slug)
      await pool().query('alter table "Access" rename to "AccessGone"')
      await get()
      await pool().query('alter table "AccessGone" rename to "Access"')
    },
  ],
  PatchbaySecretReadsUnusual: [/^secret_reads_total\{/, get],
  PatchbayEgressBlocked: [
    /^egress_blocked_total\{/,
    () => egressFetch()('https://169.254.169.254/').catch(() => {}),
  ],
  PatchbayCannotOpen: [
    /^decrypt_failures_total\{/,
    async () => {
      await database().connection.updateMany({ data: { credential: new Uint8Array([1, 2, 3]) } })
      await get()
    },
  ],
}

describe('T11 the alerts that are shipped', () => {
  it.each(Object.entries(drills))('%s: its fault moves its figure', async (alert, [line, drill]) => {
    expect(rules).toContain(`alert: ${alert}\n`)
    const before = await figure(line)
    await drill()
    expect(await figure(line)).toBeGreaterThan(before)
  })

  it('each stand on a metric that there is, and have their drill', async () => {
    const watched = [...rules.matchAll(/\b([a-z]+(?:_[a-z]+)+|connections)(?:[{[]|\) ==)/g)].map(
      ([, name]) => name,
    )
    const known = await metrics().registry.getMetricsAsJSON()
    expect(watched.length).toBeGreaterThan(6)
    expect(watched.filter((name) => !known.some((metric) => metric.name === name))).toEqual([])
    const alerts = [...rules.matchAll(/alert: (\w+)/g)].map(([, name]) => name)
    // That nobody answers is not tried against a process that does.
    expect(alerts.filter((name) => name !== 'PatchbayNotReady').toSorted()).toEqual(
      Object.keys(drills).toSorted(),
    )
  })
})
