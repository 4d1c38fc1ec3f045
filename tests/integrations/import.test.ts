import { describe, expect, it } from 'vitest'
import {
  authenticatedRequest,
  getCredentials,
  getIntegration,
  listConnections,
  refreshAccessToken,
  validateConnection,
} from '@/lib/integrations'
import { freshCredential } from '@/lib/operations/fresh-credential'
import { listEvents } from '@/lib/operations/list-events'
import { database } from '@/lib/store/database'
import { tokenIn } from '../support/granted'
import { codeOf, valueIn } from './facade-house'
import { importHouse } from './import-house'
import { encrypt, oauthMembers, rowOf } from './phoenixkit-rows'

const house = importHouse()
const { actor, run, outcomes, define } = house
const HOUR_AGO = new Date(Date.now() - 30 * 60_000).toISOString()

describe('an import', () => {
  it('brings a connection that works: its application, its tokens, its account, its id', async () => {
    await define('worker')
    const row = rowOf('integration:worker:default', oauthMembers(HOUR_AGO))
    expect(JSON.stringify(row)).not.toContain('pk-access')
    expect(await run([row])).toEqual({
      dryRun: false,
      imported: 1,
      skipped: 0,
      ignored: 0,
      rows: [
        {
          ...{ key: 'integration:worker:default', outcome: 'imported', as: 'worker', why: null },
          ...{ fields: [], ownIntegration: false },
        },
      ],
    })
    expect(valueIn(await getIntegration(row.uuid))).toMatchObject({
      ...{ provider: 'worker', name: 'default', status: 'configured' },
      ...{ client_id: 'the-client', client_secret: 'the-client-secret' },
      ...{ access_token: 'pk-access', refresh_token: 'pk-refresh', scopes: 'openid email' },
      ...{ token_obtained_at: HOUR_AGO, connected_at: HOUR_AGO, external_account_id: 'ann@example.test' },
      metadata: { connected_email: 'ann@example.test', name: 'Ann' },
    })
    expect(tokenIn(await freshCredential(actor, 'worker'))).toBe('pk-access')
    expect((await authenticatedRequest('worker', 'GET', 'x')).ok).toBe(true)
    expect(house.api.asked[0]?.headers.authorization).toBe('Bearer pk-access')
    expect(valueIn(await refreshAccessToken('worker'))).toMatch(/^access-/)
    expect(new URLSearchParams(house.server.received('token')[0]?.body).get('refresh_token')).toBe(
      'pk-refresh',
    )
    valueIn(await validateConnection('worker'))
    expect(valueIn(await getIntegration('worker')).status).toBe('connected')
  })

  it('seals what it brings, and says what it did without a secret', async () => {
    await define('sealed')
    await run([rowOf('integration:sealed:default', oauthMembers(HOUR_AGO))])
    const { events } = await listEvents(actor, { count: 4 })
    expect(events.map(({ type }) => type)).toEqual([
      'connection.connected',
      'integration.setup_saved',
      'integration.created',
      expect.any(String),
    ])
    const rows = JSON.stringify([
      ...(await database().connection.findMany()),
      ...(await database().integration.findMany()),
      ...events,
    ])
    const bytes = (await database().connection.findMany()).map(({ credential }) =>
      Buffer.from(credential ?? []).toString('latin1'),
    )
    for (const secret of ['pk-access', 'pk-refresh', 'the-client-secret'])
      for (const text of [rows, ...bytes]) expect(text).not.toContain(secret)
  })

  it('brings keys, pairs, bots and maps, plain or encrypted, and what was added without anything', async () => {
    await house.defineTyped('one-key', {}).catch(() => {})
    const rows = [
      rowOf('integration:one-key:default', { auth_type: 'api_key', api_key: 'k1', connected_at: HOUR_AGO }),
      rowOf('integration:one-key:plain', { api_key: 'k2' }, { plain: true }),
      rowOf('integration:one-key:empty', { auth_type: 'api_key', status: 'disconnected' }),
      rowOf('integration:telegram:default', { auth_type: 'bot_token', bot_token: '1:abc' }),
      rowOf('integration:object_storage:backup', {
        auth_type: 'key_secret',
        ...{ access_key: 'AKIA', secret_key: 's3cret', region: 'eu-central-1', endpoint: 's3.example.com' },
      }),
      rowOf('integration:smtp:default', {
        auth_type: 'credentials',
        credentials: {
          ...{ host: 'mail.example.com', port: 465, username: 'ann', security: 'ssl' },
          password: encrypt('pass word'),
        },
      }),
    ]
    expect((await run(rows)).rows.map(({ as, why }) => why ?? as).toSorted()).toEqual([
      'one-key',
      'one-key:empty',
      'one-key:plain',
      's3:backup',
      'smtp',
      'telegram',
    ])
    expect(valueIn(await getCredentials('one-key')).api_key).toBe('k1')
    expect(valueIn(await getCredentials('one-key:plain')).api_key).toBe('k2')
    expect(codeOf(await getCredentials('one-key:empty'))).toBe('not_configured')
    expect(valueIn(await getCredentials('telegram')).bot_token).toBe('1:abc')
    expect(valueIn(await getCredentials('s3:backup'))).toMatchObject({
      ...{ access_key: 'AKIA', secret_key: 's3cret', region: 'eu-central-1', endpoint: 's3.example.com' },
    })
    expect(valueIn(await getCredentials('smtp')).credentials).toEqual({
      ...{ host: 'mail.example.com', port: '465', username: 'ann', security: 'tls', password: 'pass word' },
    })
    valueIn(await validateConnection('one-key'))
  })

  it('takes values that are text, and leaves other settings alone', async () => {
    await house.defineTyped('textual', {}).catch(() => {})
    const rows = [
      { key: 'integration:textual:default', value: JSON.stringify({ api_key: encrypt('k') }) },
      { key: 'site_title', value: 'ours' },
      { key: 'integrations_enabled', value: 'true' },
    ]
    expect(await run(rows)).toMatchObject({ imported: 1, skipped: 0, ignored: 2 })
  })

  it('gives each application an integration of its own, and says so', async () => {
    await define('several')
    const members = (client_id: string, token: string) =>
      oauthMembers(HOUR_AGO, { client_id, access_token: token })
    const report = await run([
      rowOf('integration:several:z-other', members('app-2', 'of-z')),
      rowOf('integration:several:a-same', members('app-1', 'of-a')),
      rowOf('integration:several:default', members('app-1', 'of-default')),
      rowOf('integration:several:bare', { access_token: 'of-bare', token_obtained_at: HOUR_AGO }),
    ])
    expect(report.rows.map(({ as, ownIntegration }) => [as, ownIntegration])).toEqual([
      ['several', false],
      ['several:a-same', false],
      ['several:bare', false],
      ['several-2:z-other', true],
    ])
    expect(valueIn(await getCredentials('several-2:z-other'))).toMatchObject({
      client_id: 'app-2',
      access_token: 'of-z',
    })
    expect(valueIn(await listConnections('several')).map(({ key }) => key)).toHaveLength(5)
  })

  it('leaves out what cannot come, and says why', async () => {
    await define('strange')
    await house.defineTyped('strange-key', {}).catch(() => {})
    const at = (key: string, members: Record<string, unknown>) => rowOf(key, members, { plain: true })
    expect(
      await outcomes([
        at('integration:amazon_bedrock:default', { api_key: 'k' }),
        at('integration:constructor:default', { api_key: 'k' }),
        at('integration:strange:default', { auth_type: 'api_key', api_key: 'k' }),
        at('integration:strange:***', oauthMembers(HOUR_AGO)),
        at('integration:strange:my drive', oauthMembers(HOUR_AGO)),
        at('integration:strange:my-drive', oauthMembers(HOUR_AGO)),
        at('integration:strange-key:nul', { api_key: 'a\u0000b' }),
        { key: 'integration:strange:text', value: 'no JSON' },
        { key: 'integration:strange:list', value_json: [1] },
        { key: 'integration:strange:none' },
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['integration:amazon_bedrock:default', 'unknown_provider'],
        ['integration:constructor:default', 'unknown_provider'],
        ['integration:strange:default', 'other_auth_type'],
        ['integration:strange:***', 'invalid_name'],
        ['integration:strange:my drive', 'strange:my-drive'],
        ['integration:strange:my-drive', 'invalid_name'],
        ['integration:strange-key:nul', 'invalid_fields'],
        ['integration:strange:text', 'no_object'],
        ['integration:strange:list', 'no_object'],
        ['integration:strange:none', 'no_object'],
      ]),
    )
  })
})
