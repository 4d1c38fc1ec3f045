import { beforeEach, expect, it } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { getCredentials, getIntegration, runLegacyMigrations } from '@/lib/integrations'
import { importPhoenixkit } from '@/lib/operations/import-phoenixkit'
import { prepareStart } from '@/lib/operations/prepare-start'
import { database, pool } from '@/lib/store/database'
import { codeOf, facadeHouse, valueIn } from './facade-house'
import { encrypt, oauthMembers, rowOf, SECRET_KEY_BASE } from './phoenixkit-rows'

const house = facadeHouse()
const AT = '2026-01-02T03:04:05.000Z'

const FORERUNNER = {
  ...{ client_id: 'old-app', client_secret: 'old-secret' },
  ...{ access_token: 'old-access', refresh_token: 'old-refresh', connected_email: 'ann@example.test' },
  ...{ token_obtained_at: AT, expires_in: 3600, connected_at: AT },
}
/** The ten that are the documents' and not the account's. */
const FOLDERS = Object.fromEntries(
  [
    ...['templates', 'documents', 'archive', 'trash'].map((name) => `folder_path_${name}`),
    'folder_name_root',
    ...['templates', 'documents', 'archive', 'trash', 'root'].map((name) => `${name}_folder_id`),
  ].map((name) => [name, `value of ${name}`]),
)

beforeEach(async () => {
  await database().integration.deleteMany()
  await pool().query(`delete from "Setting" where key like 'integration%' or key like 'document%'`)
})

const settings = async () =>
  (await database().setting.findMany({ orderBy: { key: 'asc' } }))
    .filter(({ key }) => !key.startsWith('vault.'))
    .map(({ key }) => key)
const put = (key: string, value: object | string) => database().setting.create({ data: { key, value } })
const importRows = (rows: { key: string; value_json?: unknown }[]) =>
  importPhoenixkit(systemActor('test'), rows, { secretKeyBase: SECRET_KEY_BASE })

it('the forerunner’s one setting becomes the Google account, and its folders a setting', async () => {
  expect(Object.keys(FOLDERS)).toHaveLength(10)
  const members = { ...FORERUNNER, ...FOLDERS, access_token: encrypt('old-access') }
  const { rows } = await importRows([{ key: 'document_creator_google_oauth', value_json: members }])
  expect(rows).toMatchObject([{ outcome: 'imported', as: 'google' }])
  expect(valueIn(await getIntegration('google'))).toMatchObject({
    ...{ client_id: 'old-app', client_secret: 'old-secret', access_token: 'old-access' },
    ...{ refresh_token: 'old-refresh', token_type: 'Bearer', external_account_id: 'ann@example.test' },
    ...{ token_obtained_at: AT, expires_at: '2026-01-02T04:04:05.000Z', connected_at: AT },
    metadata: { connected_email: 'ann@example.test' },
  })
  const folders = await database().setting.findUniqueOrThrow({ where: { key: 'document_creator_folders' } })
  expect(folders.value).toEqual(FOLDERS)
})

it('a key without a name is the default’s, and yields to one that has a name', async () => {
  await house.defineTyped('old-key', {}).catch(() => {})
  await importRows([rowOf('integration:old-key', { api_key: 'unnamed' })])
  expect(valueIn(await getCredentials('old-key')).api_key).toBe('unnamed')
  await database().integration.deleteMany()
  const both = [
    rowOf('integration:old-key', { api_key: 'unnamed' }),
    rowOf('integration:old-key:default', { api_key: 'named' }),
  ]
  const { rows } = await importRows(both)
  expect(rows.map(({ key, why }) => [key, why])).toEqual([
    ['integration:old-key:default', null],
    ['integration:old-key', 'superseded'],
  ])
  expect(valueIn(await getCredentials('old-key')).api_key).toBe('named')
})

it('older forms are not moved where there is something already', async () => {
  await importRows([rowOf('integration:google:default', oauthMembers(AT))])
  const { rows } = await importRows([
    { key: 'document_creator_google_oauth', value_json: { ...FORERUNNER, client_id: 'the-client' } },
    rowOf('integration:google', oauthMembers('2026-06-01T00:00:00Z')),
  ])
  expect(rows.map(({ why }) => why)).toEqual(['superseded', 'superseded'])
  expect(valueIn(await getIntegration('google')).access_token).toBe('pk-access')
})

it('rows among the settings come at a start, and do not stay there in the open', async () => {
  await house.defineTyped('in-settings', {}).catch(() => {})
  await put('integration:in-settings:default', { api_key: 'in the open' })
  await put('integration:in-settings:text', JSON.stringify({ api_key: 'as text' }))
  await put('document_creator_google_oauth', { ...FORERUNNER, ...FOLDERS })
  await put('integration:amazon_bedrock:default', { api_key: 'nobody knows it' })
  await put('integration:in-settings:locked', { api_key: encrypt('locked') })
  await prepareStart()
  expect(valueIn(await getCredentials('in-settings')).api_key).toBe('in the open')
  expect(valueIn(await getCredentials('in-settings:text')).api_key).toBe('as text')
  expect(codeOf(await getCredentials('in-settings:locked'))).toBe('not_configured')
  expect(valueIn(await getIntegration('google')).access_token).toBe('old-access')
  const left = [
    'document_creator_folders',
    'integration:amazon_bedrock:default',
    'integration:in-settings:locked',
  ]
  expect(await settings()).toEqual(left)
  expect(await runLegacyMigrations()).toEqual({ ok: true, value: null })
  expect(await settings()).toEqual(left)
})

it('what goes wrong does not keep a start from going on', async () => {
  await house.defineTyped('broken', {}).catch(() => {})
  await put('integration:broken:default', { api_key: 'k' })
  await pool().query(`create or replace function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'not today'; end $$`)
  await pool().query(`create trigger refuse before insert on "Integration" execute function refuse()`)
  try {
    expect(await runLegacyMigrations()).toEqual({ ok: true, value: null })
    await prepareStart()
  } finally {
    await pool().query(`drop trigger refuse on "Integration"`)
  }
  expect(await settings()).toEqual(['integration:broken:default'])
  await prepareStart()
  expect(await settings()).toEqual([])
  expect(valueIn(await getCredentials('broken')).api_key).toBe('k')
})

it('two processes that start at once bring a row once', async () => {
  await house.defineTyped('raced', {}).catch(() => {})
  await put('integration:raced:default', { api_key: 'k' })
  await Promise.all([prepareStart(), prepareStart(), prepareStart()])
  expect(await database().integration.count({ where: { providerKey: 'raced' } })).toBe(1)
  expect(valueIn(await getCredentials('raced')).api_key).toBe('k')
})
