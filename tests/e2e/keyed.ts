import type { Page } from '@playwright/test'
import type { Field, Provider } from '@/lib/core/provider'
import { GOOD_KEY, type KeyServer, startKeyServer } from '../support/key-provider'
import { type SmtpPeer, startSmtp } from '../support/smtp-peer'
import { expect, originOf, test as story } from './story'

export { expect, GOOD_KEY }

/** A story with two more servers: an API that knows its callers by typed keys, and one for mail. */
export const test = story.extend<object, { keys: KeyServer; mail: SmtpPeer }>({
  keys: [
    async ({ house: _ }, use) => {
      const server = await startKeyServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  mail: [
    async ({ house: _ }, use) => {
      const server = await startSmtp({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true })
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  allowed: [
    async ({ keys, mail }, use) => use([new URL(keys.origin).host, `127.0.0.1:${mail.port}`]),
    { scope: 'worker' },
  ],
})

/** A key that no server of the story accepts. */
export const WRONG = 'key-that-nobody-knows'
export const form = (page: Page) => page.getByRole('form', { name: 'Enter the key' })
export const key = (page: Page) => form(page).getByRole('textbox', { name: 'API key' })
export const save = (page: Page) => page.getByRole('button', { name: 'Save and test' })
export const dryRun = (page: Page) => page.getByRole('button', { name: 'Test without saving' })
export const header = (page: Page) => page.getByRole('main').locator('header')

const secret = (key: string, label: string): Field => ({
  ...{ key, label, required: true, secret: true },
  type: 'password',
})
const open = (key: string, label: string, more: Partial<Field> = {}): Field => ({
  ...{ key, label, required: true, secret: false, ...more },
  type: 'text',
})

/** One definition for each way to sign in with something typed. */
export function definitions({ origin }: KeyServer): Partial<Provider>[] {
  const at = (path: string) => ({ url: `${origin}${path}`, limited: ['restricted_key'] })
  const known = { categories: ['Development'], endNote: 'Delete it in the settings there.' }
  return [
    {
      ...{ ...known, key: 'headed', name: 'Headed', authType: 'api_key', probe: at('/{place}/me') },
      description: 'An API with a key in a header.',
      fields: [
        secret('api_key', 'API key'),
        open('place', 'Place', { default: 'v1' }),
        open('note', 'Note', { required: false }),
      ],
      identity: { url: `${origin}/{place}/me`, id: ['id'], name: ['name'] },
      api: {
        baseUrl: `${origin}/{place}`,
        credential: { in: 'header', name: 'X-Api-Key', prefix: '', value: '{api_key}' },
      },
      instructions: [{ title: 'Make a key', steps: ['Open **Settings** and choose `New key`.'] }],
    },
    {
      ...{ ...known, key: 'queried', name: 'Queried', authType: 'api_key', probe: at('/me') },
      fields: [secret('api_key', 'API key')],
      api: { baseUrl: origin, credential: { in: 'query', name: 'key', value: '{api_key}' } },
    },
    {
      ...{ ...known, key: 'basically', name: 'Basically', authType: 'api_key', probe: at('/me') },
      fields: [secret('api_key', 'API key')],
      api: { baseUrl: origin, credential: { in: 'basic', username: 'key', password: '{api_key}' } },
    },
    {
      ...{ ...known, key: 'paired', name: 'Paired', authType: 'key_secret', probe: at('/me') },
      fields: [open('access_key', 'Access key'), secret('secret_key', 'Secret key')],
      api: {
        baseUrl: origin,
        credential: { in: 'basic', username: '{access_key}', password: '{secret_key}' },
      },
    },
    {
      ...{ ...known, key: 'robot', name: 'Robot', authType: 'bot_token', probe: at('/bot{bot_token}/getMe') },
      fields: [secret('bot_token', 'Bot token')],
      api: { baseUrl: `${origin}/bot{bot_token}`, credential: { in: 'url' } },
    },
    {
      ...{ ...known, key: 'signed-in', name: 'Signed in', authType: 'credentials', probe: at('/me') },
      fields: [open('username', 'User name'), secret('password', 'Password')],
      api: { baseUrl: origin, credential: { in: 'basic', username: '{username}', password: '{password}' } },
    },
    {
      ...{ ...known, key: 'unasked', name: 'Unasked', authType: 'api_key' },
      fields: [secret('api_key', 'API key')],
    },
  ]
}

/** Asks the API as the page's own scripts would. */
export async function ask(page: Page, method: string, path: string, data?: unknown): Promise<Answer> {
  const origin = await originOf(page)
  const response = await page.request.fetch(`/api${path}`, { method, data, headers: { origin } })
  const text = await response.text()
  return { status: response.status(), text, json: text === '' ? null : JSON.parse(text) }
}

interface Answer {
  status: number
  text: string
  json: { total?: number; items?: { key: string; status: string }[] } | null
}

/** Every connection's key with its status. */
export async function statuses(page: Page): Promise<Record<string, string>> {
  const { json } = await ask(page, 'GET', '/connections?count=100')
  return Object.fromEntries((json?.items ?? []).map(({ key, status }) => [key, status]))
}

/** Opens the gallery and presses a provider's card. */
export async function choose(page: Page, name: string): Promise<void> {
  await page.goto('/integrations/new')
  await page.getByRole('link', { name: new RegExp(`^${name} `) }).click()
  await expect(page.getByRole('heading', { name: `Set up ${name}` })).toBeVisible()
}
