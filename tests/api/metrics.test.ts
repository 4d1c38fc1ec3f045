import { beforeAll, describe, expect, it } from 'vitest'
import { pool } from '@/lib/store/database'
import { faultyHouse } from '../operations/faulty-house'
import { ask, person, program } from './callers'

const house = faultyHouse()
let slug: string
beforeAll(async () => {
  slug = await house.setUp('faulty')
  await house.connect(slug)
})

const read = async () => (await ask(await program(['metrics']), 'GET', '/metrics')).text()

describe('the metrics', () => {
  it('T07 are for a key with their scope alone', async () => {
    expect((await ask(await person('admin'), 'GET', '/metrics')).status).toBe(403)
    expect((await ask({}, 'GET', '/metrics')).status).toBe(401)
  })

  it('tell how connections stand, how refreshes ended, and who read', async () => {
    const reader = await program(['credentials:read'])
    const id = reader.authorization?.split('_')[1]
    await ask(reader, 'GET', `/connections/${slug}/credentials`)
    await pool().query(`update "Connection" set "expiresAt" = now() - interval '1 second'`)
    await ask(reader, 'GET', `/connections/${slug}/credentials`)
    const text = await read()
    expect(text).toContain('connections{provider="faulty",status="connected"} 1')
    expect(text).toContain('oauth_refresh_total{provider="faulty",outcome="refreshed"} 1')
    expect(text).toMatch(/oauth_refresh_duration_seconds_count\{provider="faulty"\} 1/)
    expect(text).toContain(`secret_reads_total{api_key="${id}"} 2`)
    expect(text).toMatch(/db_pool_connections\{state="idle"\} \d/)
    expect(text).toContain('nodejs_eventloop_lag_seconds')
  })

  it('T06 count the access lines that could not be written', async () => {
    const before = Number(/^audit_write_failures_total (\d+)/m.exec(await read())?.[1])
    await pool().query('alter table "Access" rename to "AccessGone"')
    await ask(await program(['credentials:read']), 'GET', `/connections/${slug}/credentials`)
    await pool().query('alter table "AccessGone" rename to "Access"')
    expect(await read()).toContain(`audit_write_failures_total ${before + 1}`)
  })

  it('F16 name no person, address or secret', async () => {
    const text = await read()
    expect(text).not.toMatch(/@example\.com|127\.0\.0\.1|localhost|access-\d|Bearer/)
  })
})
