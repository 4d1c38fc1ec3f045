import type { Page } from '@playwright/test'
import { grantProvider } from '../support/grants'
import { expectGoodLook, NARROW, PAIR, show, WIDE } from './seen'
import { asAdmin, clients, expect, setUp, test } from './story'

test.use({ house: 'grants' })
// Each look is judged by machine too, which takes its time.
test.describe.configure({ mode: 'serial', timeout: 180_000 })

type World = Parameters<typeof setUp>[1]

/** Defines a provider by another grant, and saves an integration of it. Ends on its page. */
async function add(
  page: Page,
  { provider, patchbay }: World,
  [key, changes]: [string, Parameters<typeof grantProvider>[2]],
  secret: string = clients.basic.client_secret,
): Promise<void> {
  const { oauth2, ...rest } = grantProvider(provider.issuer, key, changes)
  // Where nobody consents by redirect, no address for it is needed.
  const { authorizationUrl: _none, ...without } = oauth2 ?? {}
  const answer = await page.request.post('/api/providers', {
    headers: { origin: patchbay.url },
    data: { ...rest, oauth2: changes.grant ? without : oauth2 },
  })
  expect(answer.status()).toBe(201)
  await page.goto(`/integrations/new?provider=${key}`)
  await page.getByLabel('Client ID').fill(clients.basic.client_id)
  await page.getByLabel('Client secret').fill(secret)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/integrations/${key}$`))
}

async function pictures(page: Page, name: string): Promise<void> {
  for (const look of [
    ...PAIR,
    { theme: 'dark' as const, size: WIDE },
    { theme: 'light' as const, size: NARROW },
  ]) {
    await show(page, look)
    await expectGoodLook(page, `${name}, ${look.theme}, ${look.size.width}`)
    const path = test.info().outputPath(`${name}-${look.theme}-${look.size.width}.png`)
    await page.screenshot({ path, fullPage: true })
  }
  await show(page, { theme: 'light', size: WIDE })
}

/** Somebody enters the code in a tab of its own, as on another device. */
async function enter(page: Page, login: string | null): Promise<void> {
  const code = await page.locator('[translate=no]').textContent()
  const [elsewhere] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: /^Open 127\.0\.0\.1/ }).click(),
  ])
  await expect(elsewhere.locator('code')).toHaveText(code?.replace(/^.*: /, '') ?? '')
  if (login === null) {
    await elsewhere.getByRole('button', { name: /Abort/ }).click()
    await expect(elsewhere.getByText(/interrupted/i).first()).toBeVisible()
    return elsewhere.close()
  }
  await elsewhere.getByRole('button', { name: 'Continue' }).click()
  const name = elsewhere.locator('input[name=login]')
  if (await name.isVisible()) {
    await name.fill(login)
    await elsewhere.locator('input[name=password]').fill('x')
    await elsewhere.getByRole('button', { name: 'Sign-in' }).click()
  }
  await elsewhere.getByRole('button', { name: 'Continue' }).click()
  await expect(elsewhere.getByText('Sign-in Success').first()).toBeVisible()
  await elsewhere.close()
}

const card = (page: Page) => page.getByRole('region', { name: /Enter this code at/ })

test('an application’s own credentials connect without leaving the page', async ({ page, world }) => {
  await setUp(page, world)
  await add(page, world, ['machine', { grant: 'client_credentials' }], 'wrong')
  await expect(page.getByText(/oauth2\/callback/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Connect Machine' }).click()
  await expect(page).toHaveURL(/\/integrations\/machine\/default$/)
  await expect(
    page.getByText('Machine does not accept the client ID or client secret.').first(),
  ).toBeVisible()
  await pictures(page, 'client-refused')

  await page.goto('/integrations/machine')
  await page.getByRole('button', { name: 'Replace' }).click()
  await page.getByLabel('Client secret').fill(clients.basic.client_secret)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.goto('/integrations/machine/default')
  await page.getByRole('button', { name: 'Connect Machine' }).click()
  await expect(page.getByText(/Connected as the application itself/)).toBeVisible()
  await expect(page.getByText(/Renewed without you/)).toBeVisible()
  await expect(page).toHaveURL(/\/integrations\/machine\/default$/)
  await pictures(page, 'client-connected')
})

test('a code is shown, entered elsewhere, and the page turns by itself', async ({ page, world }) => {
  await asAdmin(page)
  await add(page, world, ['gadget', { grant: 'device_code' }])
  await page.getByRole('button', { name: 'Connect Gadget account' }).click()
  await expect(page).toHaveURL(/\/integrations\/gadget\/default$/)
  await expect(card(page)).toBeVisible()
  await expect(card(page).getByText(/It ends in \d:\d\d/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Connect Gadget account' })).toHaveCount(0)
  await pictures(page, 'code')
  await enter(page, 'alice')
  await expect(page.getByText('alice@example.test').first()).toBeVisible()
  await expect(card(page)).toHaveCount(0)
  await expect(page.getByText('Everything asked for was granted.')).toBeVisible()
})

test('a tab that is closed loses nothing: the code is asked about all the same', async ({ page, world }) => {
  await asAdmin(page)
  await page.goto('/integrations/gadget/default')
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Disconnect' })
    .click()
  await page.getByRole('button', { name: 'Connect Gadget account' }).click()
  await expect(card(page)).toBeFocused()
  await enter(page, 'alice')
  await page.goto('about:blank')
  await world.patchbay.restart()
  await page.goto('/integrations/gadget/default')
  await expect(page.getByText('alice@example.test').first()).toBeVisible()
})

test('another account than before is asked about', async ({ page, context, world }) => {
  await asAdmin(page)
  await page.goto('/integrations/gadget/default')
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await expect(card(page)).toBeVisible()
  // Somebody else's browser, which nobody has signed in with yet.
  await context.clearCookies({ domain: new URL(world.provider.issuer).hostname })
  await enter(page, 'bob')
  await expect(page.getByText('This consent is of another account.')).toBeVisible()
  await page.getByRole('button', { name: 'Keep what was there' }).click()
  await expect(page.getByText('This consent is of another account.')).toBeHidden()
  await expect(page.getByText('alice@example.test').first()).toBeVisible()
})

test('a refusal there, and a change of mind here, are calm and leave a way on', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/gadget/default')
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await enter(page, null)
  await expect(page.getByText('You cancelled at Gadget.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await card(page).getByRole('button', { name: 'Cancel' }).click()
  // On top, and as a line of what has happened.
  await expect(page.getByText('The code was withdrawn here before it was entered.').first()).toBeVisible()
  await expect(card(page)).toHaveCount(0)
  await pictures(page, 'code-withdrawn')
})

test('a provider by consent offers a code as the second way, in German too', async ({ page, world }) => {
  await asAdmin(page)
  await add(page, world, ['both', {}])
  await page.goto('/integrations/both/default')
  await expect(page.getByRole('button', { name: 'Connect Both account' })).toBeVisible()
  await page.getByRole('button', { name: 'Connect with a code' }).click()
  await expect(card(page)).toBeVisible()
  await page.context().addCookies([{ name: 'patchbay.locale', value: 'de', url: world.patchbay.url }])
  await page.reload()
  await expect(page.getByText(/Er endet in \d:\d\d/)).toBeVisible()
  await pictures(page, 'code-german')
})
