import type { Browser, Page } from '@playwright/test'
import { openCatalog, popupOf, provision } from './customers'
import { ask, definitions, expect, GOOD_KEY, test, WRONG } from './keyed'
import type { Patchbay } from './patchbay'
import { expectGoodLook, PAIR, show } from './seen'
import { setUp } from './story'

test.use({ house: 'catalog-keys' })
test.describe.configure({ mode: 'serial' })

test.beforeEach(({ keys }) => {
  keys.fault = null
  keys.accepted = new Set([GOOD_KEY])
})

const key = (page: Page) => page.getByRole('textbox', { name: 'API key' })
const save = (page: Page) => page.getByRole('button', { name: 'Save and connect' })
const works = (page: Page) => page.getByText('Works as it should.')

async function customerAt(browser: Browser, patchbay: Patchbay, slug: string): Promise<Page> {
  const page = await openCatalog(browser, patchbay, await provision(patchbay, 'Kim'))
  await page.goto(`/connectors/${slug}`)
  return page
}

test('an admin offers one that takes a key, and one that has a place for each account', async ({
  page,
  world,
  keys,
}) => {
  await setUp(page, world)
  for (const definition of definitions(keys).slice(0, 1))
    expect((await ask(page, 'POST', '/providers', definition)).status).toBe(201)
  for (const provider of ['headed', 'zendesk'])
    expect((await ask(page, 'POST', '/integrations', { provider })).status).toBe(201)
  const fields = { client_id: 'the-client', client_secret: 'the-secret', subdomain: 'ours' }
  expect((await ask(page, 'PUT', '/integrations/zendesk/setup', { fields })).status).toBe(200)
  for (const slug of ['headed', 'zendesk'])
    expect((await ask(page, 'PATCH', `/integrations/${slug}`, { inCatalog: true })).status).toBe(200)
})

test('a key that the provider takes is saved, and shown to nobody', async ({ world, browser }) => {
  const hers = await customerAt(browser, world.patchbay, 'headed')
  await key(hers).fill(GOOD_KEY)
  await save(hers).click()
  await expect(hers.getByText('Installed Headed')).toBeVisible()
  await expect(works(hers)).toBeVisible()
  await hers.reload()
  await expect(works(hers)).toBeVisible()
  expect(await hers.content()).not.toContain(GOOD_KEY)
  await hers.context().close()
})

test('one that it refuses is not saved: it says why, and what was typed stays', async ({
  world,
  browser,
}) => {
  const hers = await customerAt(browser, world.patchbay, 'headed')
  await key(hers).fill(WRONG)
  await save(hers).click()
  const alert = hers.getByRole('form').getByRole('alert')
  await expect(alert).toContainText('Headed does not accept this key.')
  await expect(alert).toBeFocused()
  await expect(alert, 'no place of the console’s is named').not.toContainText('activity')
  await expect(key(hers)).toHaveValue(WRONG)
  for (const look of PAIR) {
    await show(hers, look)
    await expectGoodLook(hers, `a refused key, ${look.theme}, ${look.size.width}`)
  }
  await hers.goto('/connectors')
  await expect(hers.getByText('Installed', { exact: true })).toBeHidden()
  await hers.goto('/connectors/headed')
  await key(hers).fill(GOOD_KEY)
  await save(hers).click()
  await expect(works(hers)).toBeVisible()
  await hers.context().close()
})

test('a provider that does not answer is told from one that refuses', async ({ world, browser, keys }) => {
  const hers = await customerAt(browser, world.patchbay, 'headed')
  keys.fault = 503
  await key(hers).fill(GOOD_KEY)
  await save(hers).click()
  await expect(hers.getByText('Not tested yet.')).toBeVisible()
  await expect(hers.getByRole('main')).not.toContainText('does not accept this key')
  await expect(hers.getByRole('main'), 'it is not said to work').not.toContainText('works')
  await hers.context().close()
})

test('spaces around a key are asked about, and kept or removed as was said', async ({
  world,
  browser,
  keys,
}) => {
  const hers = await customerAt(browser, world.patchbay, 'headed')
  await key(hers).fill(` ${GOOD_KEY}\u00a0`)
  await save(hers).click()
  await expect(hers.getByText('begins or ends with spaces')).toBeVisible()
  for (const look of PAIR) {
    await show(hers, look)
    await expectGoodLook(hers, `a question about spaces, ${look.theme}, ${look.size.width}`)
  }
  await hers.getByRole('button', { name: 'Keep them' }).click()
  await expect(hers.getByRole('form').getByRole('alert')).toContainText(/Headed|key/)
  await save(hers).click()
  await hers.getByRole('button', { name: 'Remove the spaces' }).click()
  await expect(hers.getByText('Installed Headed')).toBeVisible()
  await hers.getByRole('button', { name: 'Change the key' }).click()
  keys.accepted = new Set(['another-key'])
  await key(hers).fill('another-key ')
  await save(hers).click()
  await hers.getByRole('button', { name: 'Remove the spaces' }).click()
  await expect(hers.getByText('Reconnected to Headed')).toBeVisible()
  await hers.context().close()
})

test('the place of an account is asked for before its window opens', async ({ world, browser }) => {
  const hers = await customerAt(browser, world.patchbay, 'zendesk')
  // Nobody is asked outside of this machine.
  await hers
    .context()
    .route('https://*.zendesk.com/**', (route) => route.fulfill({ body: '<title>Zendesk</title>' }))
  const field = hers.getByRole('textbox', { name: 'Subdomain' })
  const press = () => hers.getByRole('button', { name: 'Connect Zendesk' }).click()
  await expect(hers.getByText('.zendesk.com', { exact: true })).toBeVisible()
  for (const blank of ['', '   ']) {
    await field.fill(blank)
    await press()
    await expect(hers.getByText('Subdomain cannot be blank.')).toBeVisible()
    await expect(field).toBeFocused()
    expect(hers.context().pages()).toHaveLength(1)
  }
  for (const [typed, host] of [
    ['https://acme.zendesk.com/agent/tickets?x=1', 'acme.zendesk.com'],
    [' Acme.zendesk.com ', 'acme.zendesk.com'],
    ['acme', 'acme.zendesk.com'],
  ] as const) {
    await field.fill(typed)
    const popup = await popupOf(hers, press)
    await popup.waitForURL(/zendesk\.com/)
    expect(new URL(popup.url()).host, typed).toBe(host)
    await popup.close()
    await expect(hers.getByText('The window was closed before Zendesk was connected')).toBeVisible()
  }
  await field.fill('acme.evil.example')
  const refused = await popupOf(hers, press)
  await expect(hers.getByText('Only the name before .zendesk.com')).toBeVisible()
  await expect.poll(() => refused.isClosed()).toBe(true)
  await expect(field).toHaveValue('acme.evil.example')
  await hers.context().close()
})
