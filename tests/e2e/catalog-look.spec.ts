import { openCatalog, popupOf, provision } from './customers'
import { runSql } from './patchbay'
import { countScripts } from './script-count'
import { ask } from './seeded'
import { expectGoodLook, type Look, PAIR, show, watchShifts } from './seen'
import { addAcme, agree, expect, setUp, test } from './story'

test.use({ house: 'catalog-look' })
test.describe.configure({ mode: 'serial' })

const PHONE = { width: 375, height: 800 }
const LOOKS: readonly Look[] = [...PAIR, { theme: 'light', size: PHONE }, { theme: 'dark', size: PHONE }]

test('every page of the catalog is good to look at, in both themes, on a phone, in both languages', async ({
  page,
  world,
  browser,
}) => {
  test.setTimeout(300_000)
  const { patchbay } = world
  await setUp(page, world)
  await addAcme(page, world)
  await ask(page, 'PATCH', '/integrations/acme', { inCatalog: true })
  await ask(page, 'POST', '/integrations', { provider: 'stripe' })
  await ask(page, 'PATCH', '/integrations/stripe', { inCatalog: true })
  await runSql(
    patchbay,
    `insert into "Setting" (key, value) values ('catalog.brandColour', '"#ffd400"'), ('branding.name', '"Lumen Books"')`,
  )
  const hers = await openCatalog(browser, patchbay, await provision(patchbay, 'Lena'), {
    // What turns for ever would never come to rest.
    reducedMotion: 'reduce',
  })
  const look = async (what: string) => {
    for (const one of LOOKS) {
      await show(hers, one)
      // Who wants no motion has none on every part, and each begins when the one around it ends.
      await hers.waitForFunction(() => document.getAnimations().length === 0)
      await expectGoodLook(hers, `${what}, ${one.theme}, ${one.size.width}`)
    }
    await show(hers, LOOKS[0] ?? { theme: 'light', size: PHONE })
  }
  const shifts = await watchShifts(hers)
  for (const locale of ['de', 'en']) {
    await hers.context().addCookies([{ name: 'patchbay.locale', value: locale, url: patchbay.url }])
    for (const path of ['', '/acme', '/stripe', '/go/connecting', '/go/done?error=x', '/go/enter']) {
      await hers.goto(`/connectors${path}`)
      await expect(hers.locator('html')).toHaveAttribute('lang', locale)
      expect.soft(await shifts(), path).toBeLessThanOrEqual(0.02)
      await look(`${locale} ${path}`)
    }
  }
  await hers.goto('/connectors/acme')
  const popup = await popupOf(hers, () => hers.getByRole('button', { name: 'Connect Acme' }).click())
  await popup.waitForURL(/127\.0\.0\.1/)
  await look('waiting')
  await agree(popup, 'lena')
  await expect(hers.getByText('lena@example.test')).toBeVisible()
  await look('connected')
  await hers.getByRole('button', { name: /^Remove/ }).click()
  await expect(hers.getByRole('dialog')).toBeVisible()
  await look('removing')
  await runSql(
    patchbay,
    `update "Connection" set "validationStatus" = 'error', "validationCode" = 'invalid_grant', "validatedAt" = now()`,
  )
  await hers.goto('/connectors/acme')
  await expect(hers.getByText('Your connection to Acme is inactive.')).toBeVisible()
  await look('broken')
  await hers.context().close()
})

test('the keyboard alone searches, opens, connects and removes', async ({ world, browser }) => {
  const hers = await openCatalog(browser, world.patchbay, await provision(world.patchbay, 'Kay'))
  await hers.keyboard.press('Tab')
  await expect(hers.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await hers.keyboard.press('Enter')
  await expect(hers.locator('#main')).toBeFocused()
  await hers.keyboard.press('Tab')
  await expect(hers.getByRole('searchbox')).toBeFocused()
  await hers.keyboard.type('nôthing')
  await expect(hers.getByText('No integrations found')).toBeVisible()
  await hers.getByRole('button', { name: 'Clear the search' }).focus()
  await hers.keyboard.press('Enter')
  await expect(hers.getByRole('searchbox')).toBeFocused()
  await hers.keyboard.type('ácme')
  const card = hers.getByRole('link', { name: /^Acme/ })
  await expect(hers.getByRole('listitem').filter({ has: card })).toHaveCount(1)
  await card.focus()
  await hers.keyboard.press('Enter')
  const button = hers.getByRole('button', { name: 'Connect Acme' })
  await button.focus()
  await agree(await popupOf(hers, () => hers.keyboard.press('Enter')), 'kay')
  await expect(hers.getByText('kay@example.test')).toBeVisible()
  const remove = hers.getByRole('button', { name: /^Remove/ })
  await remove.focus()
  await hers.keyboard.press('Enter')
  await expect(hers.getByRole('dialog')).toBeVisible()
  await hers.keyboard.press('Escape')
  await expect(remove).toBeFocused()
  await hers.keyboard.press('Enter')
  await hers.getByRole('dialog').getByRole('button', { name: 'Remove' }).focus()
  await hers.keyboard.press('Enter')
  await expect(hers.getByText('Removed Acme')).toBeVisible()
  await expect(hers.locator('#main')).toBeFocused()
  await hers.context().close()
})

test('a blank key is refused with a sentence, and what was typed stays', async ({ world, browser }) => {
  const hers = await openCatalog(browser, world.patchbay, await provision(world.patchbay, 'Kim'))
  await hers.goto('/connectors/stripe')
  await hers.getByRole('button', { name: 'Save and connect' }).click()
  await expect(hers.getByText('Secret or restricted key cannot be blank.')).toBeVisible()
  await expect(hers.getByLabel('Secret or restricted key')).toBeFocused()
  await hers.context().close()
})

test('its pages break no policy, and their scripts are at most 170 kB gzipped', async ({
  world,
  browser,
}) => {
  const hers = await openCatalog(browser, world.patchbay, await provision(world.patchbay, 'Byte'))
  const said: string[] = []
  hers.on('console', (message) => message.type() === 'error' && said.push(message.text()))
  const loaded = await countScripts(hers)
  for (const path of ['/connectors', '/connectors/acme', '/connectors/stripe']) {
    await loaded.beginAnew()
    await hers.goto(path)
    await hers.waitForLoadState('networkidle')
    console.log(`first-load JavaScript of ${path}: ${Math.round(loaded.bytes() / 1000)} kB gzipped`)
    expect(loaded.scripts(), path).toBeGreaterThan(0)
    expect(loaded.bytes(), path).toBeLessThanOrEqual(170_000)
    const html = await (await hers.request.get(path)).text()
    for (const ofConsole of ['Catalog for customers', 'API keys', 'Test all connections'])
      expect(html, path).not.toContain(ofConsole)
    const brand = await hers.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--brand'),
    )
    expect(brand, path).toBe('#ffd400')
  }
  expect(said).toEqual([])
  await hers.context().close()
})
