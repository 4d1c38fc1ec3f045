import { type OAuthServer, startOAuthServer } from '../support/oauth-server'
import { freePort, type Patchbay, startPatchbay } from './patchbay'
import { agree, clients, expect, test } from './story'

test.describe.configure({ mode: 'serial' })

let identity: OAuthServer
let patchbay: Patchbay

test.beforeAll(async () => {
  const port = await freePort()
  identity = await startOAuthServer({ redirectUris: [`http://localhost:${port}/api/auth/callback/oidc`] })
  patchbay = await startPatchbay({
    PORT: String(port),
    PATCHBAY_ADMIN_EMAIL: 'carol@example.test',
    PATCHBAY_ADMIN_PASSWORD: 'a long enough password',
    PATCHBAY_OIDC_ISSUER: identity.issuer,
    PATCHBAY_OIDC_CLIENT_ID: clients.post.client_id,
    PATCHBAY_OIDC_CLIENT_SECRET: clients.post.client_secret,
    PATCHBAY_OIDC_DOMAINS: 'example.test',
    LOG_LEVEL: 'warn',
  })
})

test.afterAll(async () => {
  await patchbay?.remove()
  await identity?.stop()
})

test('somebody of the organisation’s domain signs in, and is a member', async ({ page }) => {
  await page.goto(`${patchbay.url}/sign-in`)
  await page.getByRole('button', { name: /single sign-on/i }).click()
  await agree(page, 'alice')
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await expect(page.getByText('alice@example.test').first()).toBeVisible()
  await page.goto(`${patchbay.url}/integrations`)
  await expect(page.getByRole('link', { name: 'Add integration' })).toBeHidden()
})

test('R16 nobody takes an account over by its address', async ({ page }) => {
  await page.goto(`${patchbay.url}/sign-in`)
  await page.getByRole('button', { name: /single sign-on/i }).click()
  await agree(page, 'carol')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeHidden()
  await page.goto(`${patchbay.url}/`)
  await expect(page).toHaveURL(/\/sign-in/)
})
