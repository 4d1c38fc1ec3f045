import type { Page } from '@playwright/test'
import { decide, define, expect, given, looks, missing, picture, SLUG, test } from './atproto-story'
import { WIDE } from './seen'
import { setUp, signIn } from './story'

test.use({ house: 'atproto' })
test.skip(missing !== null, missing ?? '')
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const connection = `/integrations/${SLUG}/default`
const dialog = (page: Page) => page.getByRole('alertdialog', { name: 'Connect AT Protocol account' })
const handle = (page: Page) => dialog(page).getByLabel('Handle')
const proceed = (page: Page) => dialog(page).getByRole('button', { name: 'Continue' })
const connect = (page: Page) => page.getByRole('button', { name: 'Connect AT Protocol account' })

test('the card leads to a set-up that asks for scopes alone, and says as what Patchbay is known', async ({
  page,
  world,
  network,
}) => {
  await page.setViewportSize(WIDE)
  await setUp(page, world)
  await define(page, given(network))
  await page.goto('/integrations/new')
  await page
    .getByRole('link', { name: /AT Protocol/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Set up AT Protocol' })).toBeVisible()
  const form = page.getByRole('form', { name: 'Set up AT Protocol' })
  await expect(form.getByRole('textbox')).toHaveCount(2)
  await expect(page.getByText('A public client, for development')).toBeVisible()
  await expect(page.getByText(/^http:\/\/localhost\?/)).toBeVisible()
  await picture(page, 'set-up')
  await looks(page, 'set-up')

  await form.getByLabel('Further scopes').fill('transition:everything')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('This is no scope of AT Protocol: transition:everything')).toBeVisible()
  await form.getByLabel('Further scopes').fill('')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(`${world.patchbay.url}/integrations/${SLUG}`)
  await expect(connect(page)).toBeVisible()
})

test('each wrong name has a sentence of its own, and a right one leads to its own server', async ({
  page,
  world,
  network,
}) => {
  const known = given(network)
  await page.setViewportSize(WIDE)
  await signIn(page)
  await page.goto(`/integrations/${SLUG}`)
  await connect(page).click()
  await handle(page).fill('@Alice.test')
  await picture(page, 'handle')
  await handle(page).fill('')
  await proceed(page).click()
  await expect(dialog(page).getByText(/^No handle was entered\./)).toBeVisible()
  await handle(page).fill('nobody.test')
  await proceed(page).click()
  await expect(dialog(page).getByText(/“nobody\.test” does not lead to one account/)).toBeVisible()
  await handle(page).fill(known.peer.plc)
  await proceed(page).click()
  await expect(dialog(page).getByText(/does not say how to sign in to it/)).toBeVisible()
  await looks(page, 'which-account')

  await handle(page).fill('@Alice.test')
  await proceed(page).click()
  await page.waitForURL((url) => url.origin === known.peer.pds)
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible()
  await picture(page, 'sign-in')
  await page.getByRole('textbox', { name: 'Password' }).fill(known.alice.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Authorize' })).toBeVisible()
  await picture(page, 'consent')
  const led = page.waitForResponse(/^http:\/\/127\.0\.0\.1:\d+\/oauth2\/callback\?/)
  await page.getByRole('button', { name: 'Authorize' }).click()
  const { pathname, search } = new URL((await led).url())
  expect((await led).status()).toBe(303)
  expect((await led).headers().location).toBe(`${world.patchbay.url}${pathname}${search}`)

  await expect(page).toHaveURL(new RegExp(`${connection}$`))
  await expect(page.getByText('Connected as')).toBeVisible()
  await expect(page.getByText('Alice Example (@alice.test)').first()).toBeVisible()
  await expect(page.getByText(known.alice.did)).toBeVisible()
  const avatar = page.getByRole('main').locator('img[src*="/picture"]').first()
  await expect(avatar).toHaveJSProperty('naturalWidth', 96)
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await expect(page.getByText(/answered in \d+ ms/).first()).toBeVisible()
  await picture(page, 'connected')
  await looks(page, 'connected')
})

test('a denial at the server is calm, and changes nothing', async ({ page, network }) => {
  await signIn(page)
  await page.goto(connection)
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await decide(page, given(network), 'deny')
  await expect(page).toHaveURL(new RegExp(`${connection}$`))
  await expect(page.getByText('You cancelled at AT Protocol.')).toBeVisible()
  await expect(page.getByText('Alice Example (@alice.test)').first()).toBeVisible()
})

test('a restart in the middle of a consent loses nothing', async ({ page, world, network }) => {
  const known = given(network)
  await signIn(page)
  await page.goto(connection)
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await page.waitForURL((url) => url.origin === known.peer.pds)
  await world.patchbay.restart()
  await decide(page, known, 'allow')
  await expect(page).toHaveURL(new RegExp(`${connection}$`))
  await expect(page.getByText('You cancelled at AT Protocol.')).toBeHidden()
  await expect(page.getByText('Connected as')).toBeVisible()
})

test('a handle that has changed since is shown by the next test', async ({ page, network }) => {
  const { peer, alice } = given(network)
  await signIn(page)
  await peer.changeHandle(alice.did, 'alice-anew.test')
  await page.goto(connection)
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await expect(page.getByText('Alice Example (@alice-anew.test)').first()).toBeVisible()
  await peer.changeHandle(alice.did, alice.handle)
})

test('ended at the server: what to press asks nothing, and repairs it', async ({ page, network }) => {
  const known = given(network)
  await page.setViewportSize(WIDE)
  await signIn(page)
  await page.goto(connection)
  await known.peer.revokeTokens(known.alice.did)
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await expect(page.getByText('Reconnect needed').first()).toBeVisible()
  await picture(page, 'reconnect')
  await page.getByRole('button', { name: 'Reconnect' }).first().click()
  await decide(page, known, 'allow')
  await expect(page).toHaveURL(new RegExp(`${connection}$`))
  await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible()
})

test('the same in German', async ({ page, context, world }) => {
  await signIn(page)
  await context.addCookies([{ name: 'patchbay.locale', value: 'de', url: world.patchbay.url }])
  await page.goto(`/integrations/${SLUG}`)
  await expect(page.getByText('Ein öffentlicher Client, für die Entwicklung')).toBeVisible()
  await looks(page, 'set-up-de')
})
