import { describe, expect, it } from 'vitest'
import {
  disconnect,
  getCredentials,
  getIntegration,
  listConnections,
  refreshAccessToken,
} from '@/lib/integrations'
import { database } from '@/lib/store/database'
import { codeOf, valueIn } from './facade-house'
import { importHouse } from './import-house'
import { encrypt, oauthMembers, rowOf } from './phoenixkit-rows'

const house = importHouse()
const { run, outcomes, define } = house
const HOUR_AGO = new Date(Date.now() - 30 * 60_000).toISOString()
const NOW = new Date(Date.now() - 60_000).toISOString()

describe('the secret key base', () => {
  const rows = () => [
    rowOf('integration:telegram:default', { bot_token: '1:a' }),
    rowOf('integration:openrouter:default', { api_key: 'plain' }, { plain: true }),
  ]

  it('that is wrong is told, and nothing is written', async () => {
    await expect(run(rows(), { base: 'wrong' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'This secret key base opens none of the encrypted values. Nothing was written.',
    })
    expect(await database().integration.count()).toBe(0)
  })

  it('that is right for all but one damaged value brings the others', async () => {
    const damaged = {
      key: 'integration:openai:default',
      value_json: { api_key: `${encrypt('k').slice(0, -8)}AAAAAAA=` },
    }
    const cut = { key: 'integration:mistral:default', value_json: { api_key: 'enc:v1:AAAA' } }
    expect(await outcomes([...rows(), damaged, cut])).toEqual(
      expect.arrayContaining([
        ['integration:telegram:default', 'telegram'],
        ['integration:openai:default', 'cannot_open'],
        ['integration:mistral:default', 'cannot_open'],
      ]),
    )
    expect(codeOf(await getIntegration('openai'))).toBe('not_configured')
  })
})

describe('an import that is repeated', () => {
  it('does nothing twice, and a dry run nothing at all', async () => {
    await define('repeated')
    const rows = [
      rowOf('integration:repeated:default', oauthMembers(HOUR_AGO)),
      rowOf('integration:repeated:other', oauthMembers(HOUR_AGO, { client_id: 'app-2' })),
      rowOf('integration:telegram:default', { bot_token: '1:a' }),
    ]
    const state = async () => [
      await database().integration.count(),
      await database().connection.count(),
      await database().event.count(),
    ]
    const before = await state()
    const dry = await run(rows, { dryRun: true })
    expect(await state()).toEqual(before)
    const real = await run(rows)
    expect(dry).toEqual({ ...real, dryRun: true })
    const after = await state()
    expect(await outcomes(rows)).toEqual([
      ['integration:repeated:default', 'already_here'],
      ['integration:telegram:default', 'already_here'],
      ['integration:repeated:other', 'already_here'],
    ])
    expect(await state()).toEqual(after)
  })

  it('never puts anything in the place of what is newer, or was let go of since', async () => {
    await define('newer')
    const row = (at: string, token: string) =>
      rowOf('integration:newer:default', oauthMembers(at, { access_token: token }))
    await run([row(HOUR_AGO, 'first')])
    expect(await outcomes([row(NOW, 'second')])).toEqual([['integration:newer:default', 'newer']])
    expect(await outcomes([row(HOUR_AGO, 'first')])).toEqual([['integration:newer:default', 'newer_here']])
    expect(valueIn(await getIntegration('newer')).access_token).toBe('second')
    const renewed = valueIn(await refreshAccessToken('newer'))
    expect(await outcomes([row(NOW, 'second')])).toEqual([['integration:newer:default', 'newer_here']])
    expect(valueIn(await getIntegration('newer')).access_token).toBe(renewed)
    valueIn(await disconnect('newer'))
    expect(await outcomes([row(NOW, 'second')])).toEqual([['integration:newer:default', 'newer_here']])
    expect(codeOf(await getCredentials('newer'))).toBe('not_configured')
  })

  it('keeps the id of a connection that was here before, and takes no id that is taken', async () => {
    await define('known')
    const rows = [rowOf('integration:known:default', oauthMembers(HOUR_AGO))]
    await run(rows)
    const [first] = valueIn(await listConnections('known'))
    expect(first?.uuid).toBe(rows[0]?.uuid)
    const later = rowOf('integration:known:default', oauthMembers(NOW, { access_token: 'later' }))
    const copy = rowOf('integration:known:copy', oauthMembers(NOW), { uuid: first?.uuid ?? '' })
    await run([later, copy])
    const [again, other] = valueIn(await listConnections('known'))
    expect(again).toMatchObject({ uuid: first?.uuid, data: { access_token: 'later' } })
    expect(other?.name).toBe('copy')
    expect(other?.uuid).not.toBe(first?.uuid)
  })
})
