import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { api } from '@/lib/api'
import type { Actor } from '@/lib/core/actor'
import { parseApiKey } from '@/lib/core/api-key'
import { bus } from '@/lib/events/bus'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { createApiKey } from '@/lib/operations/create-api-key'
import { createFirstAdmin } from '@/lib/operations/create-first-admin'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { openCredential } from '@/lib/operations/open-credential'
import { openSetup } from '@/lib/operations/open-setup'
import { readSettings } from '@/lib/operations/read-settings'
import { resolveReplacement } from '@/lib/operations/resolve-replacement'
import { startSession } from '@/lib/operations/start-session'
import { findConnection } from '@/lib/store/connections'
import { database, pool } from '@/lib/store/database'
import { findIntegration } from '@/lib/store/integrations'
import { listen } from '@/lib/store/listen'
import { setupCode } from '@/lib/vault/setup-code'
import { ask, browserOf, type Caller, person } from './api/callers'
import { Live } from './api/live'
import { faultyHouse } from './operations/faulty-house'
import { signedIn } from './support/house'
import { findMarks, formsOf, mark } from './support/marks'

const logged = vi.hoisted((): string[] => [])
vi.mock('pino', async (original) => {
  const { default: pino } = await original<typeof import('pino')>()
  const capture = { write: (line: string) => logged.push(line) }
  return { default: Object.assign((options: object) => pino({ ...options, level: 'trace' }, capture), pino) }
})

const secrets: Record<string, string> = {
  clientSecret: mark('client-secret'),
  code: mark('code'),
  password: mark('password'),
  ...Object.fromEntries(
    [1, 2, 3].flatMap((n) => [`access${n}`, `refresh${n}`].map((name) => [name, mark(name)])),
  ),
}
/** What nobody hides: if it is not found, the search is at fault. */
const control = `CONTROL-${randomBytes(6).toString('hex')}`

const house = faultyHouse()
const answers: string[] = []
let live: Live
let slug: string

/** Which of the secrets stand in a text, in whatever form. */
const findIn = (text: string) => findMarks(text, secrets)

/** A provider that repeats what it was told, in every way that it can. */
function echo(status: number, error: string, ...names: string[]): { status: number; body: object } {
  const told = ['clientSecret', ...names].map((name) => secrets[name] ?? '')
  const words = told.flatMap((secret) => [secret, encodeURIComponent(secret), btoa(secret)])
  return { status, body: { error, error_description: words.join(' '), hint: words } }
}

const token = (n: number, changes: object = {}) => ({
  body: {
    access_token: secrets[`access${n}`],
    refresh_token: secrets[`refresh${n}`],
    token_type: 'bearer',
    ...changes,
  },
})

async function comeBack(changes: Record<string, string> = {}): Promise<void> {
  const callback = await house.consentTo(slug)
  callback.searchParams.set('code', secrets.code ?? '')
  if (changes.error) callback.searchParams.delete('code')
  for (const [name, value] of Object.entries(changes)) callback.searchParams.set(name, value)
  await house.finish(callback).catch((error) => answers.push(String(error)))
}

async function crawl(): Promise<void> {
  const callers: Caller[] = [await person('viewer'), await browserOf(house.admin.sessionId)]
  const routes = api.routes.filter(({ method }) => method === 'GET').map(({ path }) => path.slice(4))
  for (const caller of callers)
    for (const route of [...new Set(routes), '/events?count=1000', '/events/export?format=csv']) {
      const path = route.replace(/:(key|id)/, slug)
      const response = await ask(caller, 'GET', path)
      answers.push(`GET ${path}`, JSON.stringify([...response.headers]), await response.text())
    }
  answers.push(JSON.stringify(await readSettings(house.admin)))
}

async function tell(method: string, path: string, body?: unknown, caller?: Caller): Promise<void> {
  const response = await ask(caller ?? (await browserOf(house.admin.sessionId)), method, path, body)
  answers.push(`${method} ${path}`, await response.text())
}

/** Everything that is done in a house, with marked secrets, and everything that goes wrong there. */
beforeAll(async () => {
  bus().start(listen)
  await database().user.deleteMany()
  secrets.setupCode = setupCode()
  const nobody: Actor = { type: 'anonymous', requestId: 'r', address: null }
  const first = { email: 'first@example.com', name: control, password: secrets.password ?? '' }
  await createFirstAdmin(nobody, { ...first, code: secrets.setupCode })
  house.admin = await signedIn('admin')
  for (const password of [first.password, `${first.password}!`])
    await startSession(nobody, { ...first, password, userAgent: null }).catch((error) =>
      answers.push(String(error)),
    )

  const made = await createApiKey(house.admin, { name: control, scopes: ['integrations:read'] })
  secrets.apiKey = parseApiKey(made.key)?.secret ?? ''
  live = new Live(await ask({ ...(await person('admin')), accept: 'text/event-stream' }, 'GET', '/events'))
  slug = await house.setUp('marked')
  await tell('PUT', `/integrations/${slug}/setup`, {
    fields: { client_id: control, client_secret: secrets.clientSecret },
  })
  await useAndBreak()
  await crawl()
  await tell('GET', '/integrations', undefined, { authorization: `Bearer ${made.key}` })
  await tell('GET', '/integrations', undefined, { authorization: `Bearer ${made.key}x` })
}, 60_000)

async function useAndBreak(): Promise<void> {
  for (const fault of [
    echo(401, 'invalid_client', 'code'),
    echo(400, 'invalid_grant', 'code'),
    echo(500, 'server_error', 'code'),
    token(1, { token_type: 'mac' }),
  ]) {
    house.server.set('token', fault)
    await comeBack()
    await crawl()
  }
  house.server.set('token', token(1))
  const spelt = `${secrets.clientSecret} ${encodeURIComponent(secrets.clientSecret ?? '')}`
  await comeBack({ error: 'server_error', error_description: spelt })
  await comeBack({ iss: `https://evil.example/${encodeURIComponent(spelt)}` })
  house.server.set('userinfo', echo(500, 'server_error', 'access1'))
  await comeBack()
  house.server.set('userinfo', null)
  house.server.set('token', token(2))
  await comeBack()
  await tell('POST', `/connections/${slug}/validate`)
  house.server.set('probe', echo(401, 'invalid_token', 'access2', 'refresh2'))
  await tell('POST', `/connections/${slug}/validate`)
  await crawl()

  await database().connection.updateMany({ data: { expiresAt: new Date(0) } })
  house.server.set('token', echo(400, 'invalid_grant', 'refresh2', 'access2'))
  await tell('POST', `/connections/${slug}/validate`)
  house.server.set('token', token(3))
  house.server.set('probe', null)
  await comeBack()
  await tell('POST', `/connections/${slug}/validate`)
  house.server.set('userinfo', { body: { sub: 'somebody else' } })
  house.server.set('token', token(1))
  await comeBack()
  house.server.set('revoke', echo(500, 'server_error', 'refresh1', 'access1'))
  const waiting = await database().authorization.findFirst({ where: { pendingGrant: { not: null } } })
  await resolveReplacement(house.admin, waiting?.id ?? '', 'discard')
  await mistype()
}

/** What people do wrong with a secret in their hands. */
async function mistype(): Promise<void> {
  const secret = secrets.clientSecret ?? ''
  const inUrl = encodeURIComponent(secret)
  const setup = `/integrations/${slug}/setup`
  await tell('PUT', setup, { fields: { client_sekret: secret } })
  await tell('PUT', setup, { fields: { client_secret: ` ${secret}` } })
  await tell('PUT', setup, { fields: { client_secret: secret }, scopes: [` ${secret}`] })
  await tell('PUT', setup, `{"fields":{"client_secret":"${secret}`)
  await tell('POST', '/integrations', { provider: secret, slug: secret, mode: secret })
  for (const discoveryUrl of [`https://u:${inUrl}@acme.com`, `http://127.0.0.1:9/?k=${inUrl}`])
    await tell('POST', '/providers', { key: 'x', name: 'X', discoveryUrl })
}

describe('F01, F04, F05, K04 no secret comes out', () => {
  it('the search finds what is there, in every form', () => {
    for (const [name, secret] of Object.entries(secrets))
      for (const form of [...formsOf(secret), btoa(`x${secret}y`), encodeURIComponent(secret).toLowerCase()])
        expect(findIn(`before ${form} after`)).toContain(name)
    expect(findIn(answers.join('\n').slice(0, 100))).toEqual([])
  })

  it('in no answer to viewer or admin', () => {
    const text = answers.join('\n')
    expect(text).toContain(control)
    expect(text).toContain('•••')
    expect(findIn(text)).toEqual([])
  })

  it('in no frame of the live stream', async () => {
    await expect.poll(() => live.changes.length).toBeGreaterThan(20)
    expect(findIn(live.text)).toEqual([])
    await live.reader?.cancel()
    await bus().close()
  })

  it('in no line of the log, however talkative', () => {
    const text = logged.join('\n')
    expect(logged.length).toBeGreaterThan(5)
    expect(text).toContain('an attempt to connect failed')
    expect(findIn(text)).toEqual([])
  })

  it('M01 in no column of any table', async () => {
    const { rows: columns } = await pool().query<{ table: string; name: string }>(
      `select table_name as table, column_name as name from information_schema.columns where table_schema = 'public'`,
    )
    expect(columns.length).toBeGreaterThan(100)
    const found: string[] = []
    let all = ''
    for (const { table, name } of columns) {
      const { rows } = await pool().query(`select "${name}"::text as text from "${table}"`)
      // A column of bytes comes as hexadecimal digits: looked at as that, and as what they spell.
      const text = rows.map((row) => String(row.text)).join('\n')
      const spelt = rows
        .map((row) => Buffer.from(String(row.text).replace(/^\\x/, ''), 'hex').toString('latin1'))
        .join('\n')
      all += text
      for (const secret of findIn(`${text}\n${spelt}`)) found.push(`${secret} in ${table}.${name}`)
    }
    expect(all).toContain(control)
    expect(found).toEqual([])
  })
})

describe('the sealed columns', () => {
  it('hold the secrets, and open', async () => {
    const integration = await findIntegration(slug)
    const connection = await findConnection({ by: 'name', slug, name: 'default' })
    expect(integration && openSetup(integration)).toEqual({
      client_id: control,
      client_secret: secrets.clientSecret,
    })
    expect(connection && openCredential(connection)).toMatchObject({
      accessToken: secrets.access3,
      refreshToken: secrets.refresh3,
    })
  })

  it('F04 one that was tampered with is told without what was in it', async () => {
    await database().connection.updateMany({ data: { credential: randomBytes(200) } })
    answers.length = 0
    await tell('POST', `/connections/${slug}/validate`)
    await disconnectConnection(house.admin, slug)
    await beginAuthorization(house.admin, { integration: slug, browser: 'b' })
    expect(answers.join()).toContain('opening_failed')
    expect(findIn(answers.join() + logged.join())).toEqual([])
  })
})
