import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { startUpstream, type Upstream } from '../support/upstream'
import { accept, type Guest, invite } from './guests'
import { add, base, card, change, nameOf, revocation, save, textOf } from './request-settings-steps'
import { expectGoodLook, OTHER_PAIR, PAIR, show } from './seen'
import { addAcme, agree, asAdmin, expect, isLive, setUp, test as story } from './story'

const test = story.extend<object, { upstream: Upstream }>({
  upstream: [
    async ({ house: _ }, use) => {
      const upstream = await startUpstream()
      await use(upstream)
      await upstream.stop()
    },
    { scope: 'worker' },
  ],
  allowed: [async ({ upstream }, use) => use([upstream.host]), { scope: 'worker' }],
})

test.use({ house: 'request settings' })
test.describe.configure({ mode: 'serial' })

const VIEWER: Guest = { name: 'Vera Viewer', email: 'vera@example.com', role: 'Viewer' }
const EVERY_LOOK = [...PAIR, ...OTHER_PAIR]

const at = async (page: Page) => {
  await page.goto('/integrations/acme')
  await expect(isLive(page)).toBeVisible()
}

test('where no API is known the card says so; an address and a header are set with the keyboard alone', async ({
  page,
  world,
  upstream,
}) => {
  await setUp(page, world)
  await addAcme(page, world)
  await expect(card(page)).toContainText('The definition of Acme names no API address.')
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `nothing is set, ${look.theme}`)
    await card(page).screenshot({ path: `test-results/requests-none-${look.theme}.png` })
  }
  await change(page).focus()
  await page.keyboard.press('Enter')
  await expect(base(page)).toBeFocused()
  await page.keyboard.type(`${upstream.origin}/v1`)
  await page.keyboard.press('Tab')
  await expect(add(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(nameOf(page, 1)).toBeFocused()
  await page.keyboard.type('X-Team')
  await page.keyboard.press('Tab')
  await page.keyboard.type('billing')
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText('x-team: billing')
  await expect(card(page)).toContainText(`${upstream.origin}/v1`)
  await expect(change(page)).toBeFocused()
  await expect(page.getByText('Saved. The next request goes out this way.')).toBeVisible()
})

test('a request through the proxy arrives there, with the header', async ({ page, world, upstream }) => {
  await asAdmin(page)
  await at(page)
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page)
  await expect(page.getByText('Connected as')).toBeVisible()
  const made = execFileSync(
    process.execPath,
    ['dist/patchbay.js', 'api-key', 'create', '--name', 'Billing', '--scope', 'proxy', '--json'],
    {
      encoding: 'utf8',
      env: {
        ...{ PATH: process.env.PATH, NODE_ENV: 'production' },
        PATCHBAY_DATA_DIR: world.patchbay.directory,
      },
    },
  )
  const ask = async () => {
    const headers = { authorization: `Bearer ${JSON.parse(made).key}` }
    return (await fetch(`${world.patchbay.url}/api/integrations/acme/request/me`, { headers })).status
  }
  expect(await ask()).toBe(200)
  expect(upstream.seen).toMatchObject([{ url: '/v1/me', headers: { 'x-team': 'billing' } }])

  // One for whoever the connection belongs to is left out of a shared one's requests.
  await at(page)
  await change(page).click()
  await add(page).click()
  await nameOf(page, 2).fill('x-person')
  await textOf(page, 2).fill(`\${user.email}`)
  await textOf(page, 1).fill('sales')
  await save(page).click()
  await expect(card(page)).toContainText('x-team: sales')
  expect(await ask()).toBe(200)
  const [, last] = upstream.seen
  expect(last?.headers).toMatchObject({ 'x-team': 'sales' })
  expect(last?.headers).not.toHaveProperty('x-person')
  await page.goto('/activity')
  await expect(page.getByText(/changed the integration/).first()).toBeVisible()
})

test('each fault stands at its row, nothing typed is lost, and a row that goes takes only its own', async ({
  page,
}) => {
  await asAdmin(page)
  await at(page)
  await change(page).click()
  await base(page).fill('ftp://files.example')
  for (const [number, name, value] of [
    [3, 'authorization', 'Bearer abc'],
    [4, 'x-team', 'again'],
    [5, 'x-empty', ''],
    [6, '', ''],
  ] as const) {
    await add(page).click()
    await nameOf(page, number).fill(name)
    await textOf(page, number).fill(value)
  }
  await expect(card(page)).toContainText('This looks like a secret')
  await save(page).click()
  await expect(base(page)).toBeFocused()
  await expect(base(page)).toHaveValue('ftp://files.example')
  await expect(card(page)).toContainText('This must be an http or https address')
  await expect(nameOf(page, 3)).toHaveAccessibleDescription(/Patchbay sets this header itself\./)
  await expect(nameOf(page, 3)).toHaveValue('authorization')
  await expect(textOf(page, 5)).toHaveAccessibleDescription(/Please fill this in\./)
  await expect(nameOf(page, 6)).toHaveAttribute('name', /headers/)
  await expect(nameOf(page, 6)).not.toHaveAttribute('aria-invalid')
  for (const look of EVERY_LOOK) {
    await show(page, look)
    await expectGoodLook(page, `faults, ${look.theme}, ${look.size.width}`)
    await card(page).screenshot({ path: `test-results/requests-faults-${look.theme}-${look.size.width}.png` })
  }

  await card(page).getByRole('button', { name: 'Remove header 3' }).click()
  await expect(add(page)).toBeFocused()
  await expect(nameOf(page, 3)).toHaveValue('x-team')
  await expect(nameOf(page, 3)).toHaveAccessibleDescription(/^This header is there already\./)
  await expect(textOf(page, 4)).toHaveAccessibleDescription(/Please fill this in\./)
  await textOf(page, 4).fill(`\${tenant.id}`)
  await expect(card(page)).toContainText('is no placeholder that Patchbay knows')
  await base(page).fill('https://elsewhere.example')
  await expect(card(page)).toContainText('Its connected account has to be connected again after that')
  await save(page).click()
  await expect(nameOf(page, 3)).toHaveAccessibleDescription(/This header is there already\./)
  await expect(nameOf(page, 3)).toBeFocused()
  await card(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(card(page)).toContainText('x-team: sales')
  await expect(change(page)).toBeFocused()
})

test('the same in German', async ({ page, browser, world }) => {
  await asAdmin(page)
  const context = await browser.newContext({ baseURL: world.patchbay.url, locale: 'de-DE' })
  await context.addCookies(await page.context().cookies())
  const german = await context.newPage()
  await german.goto('/integrations/acme')
  const region = german.getByRole('region', { name: 'Anfragen über Patchbay' })
  await region.getByRole('button', { name: 'Anfragen über Patchbay ändern' }).click()
  await region.getByLabel('Adresse zum Widerrufen').fill('https://{host}/revoke')
  await region.getByLabel('Name von Header 1').fill('host')
  await region.getByRole('button', { name: 'Speichern' }).click()
  await expect(region).toContainText('Diesen Header setzt Patchbay selbst.')
  await expect(region).toContainText('ohne geschweifte Klammern')
  await expect(region.getByLabel('Name von Header 1')).toBeFocused()
  for (const look of EVERY_LOOK) {
    await show(german, look)
    await expectGoodLook(german, `German, ${look.theme}, ${look.size.width}`)
    await region.screenshot({ path: `test-results/requests-german-${look.theme}-${look.size.width}.png` })
  }
  await context.close()
})

test('others see it change, and what they change meanwhile stays', async ({ page, world }) => {
  await asAdmin(page)
  await at(page)
  const other = await page.context().newPage()
  await at(other)
  await change(other).click()
  await revocation(other).fill(`${world.provider.issuer}/token/revocation?own`)
  await change(page).click()
  await textOf(page, 1).fill('support')
  await save(page).click()
  await expect(card(page)).toContainText('x-team: support')
  await save(other).click()
  for (const one of [page, other]) {
    await expect(card(one)).toContainText('x-team: support')
    await expect(card(one)).toContainText('/token/revocation?own')
  }
  for (const look of EVERY_LOOK) {
    await show(page, look)
    await expectGoodLook(page, `all is set, ${look.theme}, ${look.size.width}`)
    await page.screenshot({
      path: `test-results/requests-set-${look.theme}-${look.size.width}.png`,
      fullPage: true,
    })
  }
})

test('who may not change it reads it; what is taken away again is the provider’s own', async ({
  page,
  browser,
  world,
}) => {
  await asAdmin(page)
  const viewer = await accept(browser, world.patchbay, await invite(page, VIEWER), VIEWER)
  await viewer.goto('/integrations/acme')
  await expect(card(viewer)).toContainText('x-team: support')
  await expect(change(viewer)).toHaveCount(0)
  await viewer.context().close()

  await at(page)
  await change(page).click()
  await base(page).fill('')
  await revocation(page).fill('')
  await card(page).getByRole('button', { name: 'Remove header 1' }).click()
  await card(page).getByRole('button', { name: 'Remove header 1' }).click()
  await save(page).click()
  await expect(card(page)).toContainText('The definition of Acme names no API address.')
})

test('the form comes when it is asked for', async ({ page }) => {
  await asAdmin(page)
  const scripts: string[] = []
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) scripts.push(await response.text())
  })
  const withForm = () => scripts.filter((text) => text.includes('$connection.instance_url')).length
  await at(page)
  expect(scripts.length).toBeGreaterThan(3)
  expect(withForm()).toBe(0)
  await change(page).click()
  await expect(base(page)).toBeFocused()
  expect(withForm()).toBe(1)
})
