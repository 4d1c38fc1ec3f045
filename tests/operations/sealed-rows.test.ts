import { expect, it } from 'vitest'
import { pool } from '@/lib/store/database'
import { faultyHouse, SECRET } from './faulty-house'

const house = faultyHouse()

/** All rows of a table, and what their bytes spell. */
async function textOf(table: string): Promise<string> {
  const { rows } = await pool().query<{ row: string }>(`select t::text as row from "${table}" t`)
  const text = rows.map(({ row }) => row).join('\n')
  const spelt = [...text.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) =>
    Buffer.from(hex, 'hex').toString('latin1'),
  )
  return [text, ...spelt].join('\n')
}

it('M01 while a consent is open its row holds neither verifier nor state, and afterwards no row holds the code', async () => {
  const slug = await house.setUp('faulty')
  const callback = await house.consentTo(slug)
  const open = await textOf('Authorization')
  callback.searchParams.set('code', 'CANARY-authorization-code')
  await house.finish(callback)
  const sent = new URLSearchParams(house.server.received('token')[0]?.body)
  const verifier = sent.get('code_verifier') ?? ''
  const state = callback.searchParams.get('state') ?? ''
  expect([verifier.length, state.length, sent.get('code')]).toEqual([43, 43, 'CANARY-authorization-code'])
  const secrets = [verifier, state, house.browser, SECRET, 'CANARY', 'access-1', 'refresh-1']
  expect(open).toContain('faulty')
  const tables = ['Authorization', 'Connection', 'Integration', 'Event', 'Check']
  const after = await Promise.all(tables.map(textOf))
  for (const text of [open, ...after]) expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
})
