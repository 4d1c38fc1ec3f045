import { type APIRequestContext, test as base, type Cookie, expect, type Page } from '@playwright/test'
import { clients, type OAuthServer, startOAuthServer } from '../support/oauth-server'
import { freePort, type Patchbay, startPatchbay } from './patchbay'

export { clients, expect }

export const ADMIN = { email: 'ann@example.com', name: 'Ann Admin', password: 'a long enough password' }

/** The slugs that the stories use; the provider must know their redirect URIs before. */
const SLUGS = ['acme', 'acme-2', 'acme-3', 'acme-4']

interface World {
  provider: OAuthServer
  patchbay: Patchbay
}

/** A story has a provider and a fresh Patchbay for its whole file, and pages whose console must stay silent. */
export const test = base.extend<
  { silentConsole: string[]; baseURL: string },
  { house: string; allowed: readonly string[]; environment: Record<string, string>; world: World }
>({
  // Each file names its own: what differs in a worker's options runs in a worker of its own.
  house: ['', { scope: 'worker', option: true }],
  // What else Patchbay may reach: the stand-ins that a file has of its own.
  allowed: [[], { scope: 'worker' }],
  // What else its operator has set.
  environment: [{}, { scope: 'worker' }],
  world: [
    async ({ house: _, allowed, environment }, use) => {
      const port = await freePort()
      const redirectUris = SLUGS.map((slug) => `http://localhost:${port}/oauth2/callback/${slug}`)
      const provider = await startOAuthServer({ redirectUris })
      const allow = new URL(provider.issuer).host
      const patchbay = await startPatchbay({
        PORT: String(port),
        PATCHBAY_EGRESS_ALLOW: [allow, ...allowed].join(','),
        LOG_LEVEL: 'warn',
        ...environment,
      })
      await use({ provider, patchbay })
      await patchbay.remove()
      await provider.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ world }, use) => use(world.patchbay.url),
  silentConsole: [
    async ({ context }, use) => {
      const said: string[] = []
      context.on('console', (message) => {
        if (message.type() === 'error' && !isExpected(message.text())) said.push(message.text())
      })
      context.on('weberror', (error) => said.push(String(error.error())))
      await use(said)
      expect(said, 'the console stays silent').toEqual([])
    },
    { auto: true },
  ],
})

/** The browser itself notes every answer that is an error, and a stream that is cut. */
function isExpected(text: string): boolean {
  return /Failed to load resource|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_REFUSED/.test(text)
}

/** Makes the first admin, by the address that the start line printed, and is signed in afterwards. */
export async function setUp(page: Page, { patchbay }: World): Promise<void> {
  await page.goto(patchbay.setupUrl ?? '/setup')
  await page.getByLabel('E-mail address').fill(ADMIN.email)
  await page.getByLabel('Your name').fill(ADMIN.name)
  await page.getByLabel('Password').fill(ADMIN.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
}

/**
 * The page's browser has the admin's session afterwards: one that all stories of a file share, begun by the first. No
 * page is opened, so `page.goto` is next. Whoever ends sessions takes `signIn`.
 */
export async function asAdmin(page: Page): Promise<void> {
  if (shared) return page.context().addCookies(shared)
  await beginSession(page.request, ADMIN)
  shared = await page.context().cookies()
}

/** The admin's session at the Patchbay of this worker, of which there is one. */
let shared: Cookie[] | undefined

/** Signs in, in a session of its own, and is on the overview afterwards. */
export async function signIn(page: Page): Promise<void> {
  await beginSession(page.request, ADMIN)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
}

/** Signs in over HTTP: whoever shares the cookies of `request` has the session. Throws when it is refused. */
export async function beginSession(
  request: APIRequestContext,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  const form = { csrfToken, email, password, json: 'true' }
  const answer = await request.post('/api/auth/callback/credentials', { form })
  if (!answer.ok()) throw new Error(`${email} was not signed in: ${answer.status()} ${await answer.text()}`)
}

/** The origin of a page's Patchbay, whether or not it has opened a page yet. */
export async function originOf(page: Page): Promise<string> {
  const opened = page.url() !== 'about:blank'
  return new URL(opened ? page.url() : (await page.request.get('/api/health')).url()).origin
}

/** Types into the sign-in form and sends it; says nothing about what comes of it. */
export async function trySignIn(page: Page, password: string, origin = ''): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('E-mail address').fill(ADMIN.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Defines the test's provider by its discovery URL, and saves an integration of it. Ends on its page. */
export async function addAcme(
  page: Page,
  { provider }: World,
  secret: string = clients.basic.client_secret,
): Promise<void> {
  await page.goto('/integrations/new?own=1')
  await page.getByLabel('Name', { exact: true }).fill('Acme')
  await page.getByLabel('Discovery URL').fill(provider.issuer)
  await page.getByRole('button', { name: 'Continue' }).click()
  await fillSetup(page, secret)
}

export async function fillSetup(page: Page, secret: string): Promise<void> {
  await page.getByLabel('Client ID').fill(clients.basic.client_id)
  await page.getByLabel('Client secret').fill(secret)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Connect Acme account' })).toBeVisible()
}

/** Signs in at the provider and agrees, or cancels. */
export async function agree(page: Page, login = 'alice'): Promise<void> {
  await page.waitForURL(/127\.0\.0\.1/)
  const name = page.locator('input[name=login]')
  if (await name.isVisible()) {
    await name.fill(login)
    await page.locator('input[name=password]').fill('x')
    await page.getByRole('button', { name: 'Sign-in' }).click()
  }
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** The sign that the page hears of changes as they happen, and of keys: a story waits for it before it presses one. */
export function isLive(page: Page) {
  return page.getByText('Live', { exact: true }).filter({ visible: true })
}
