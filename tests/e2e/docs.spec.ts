import { allow, take } from './api-key-steps'
import { ask } from './seeded'
import { expectGoodLook, OTHER_PAIR, PAIR, show } from './seen'
import { asAdmin, expect, isLive, setUp, test } from './story'

test.use({ house: 'docs' })
test.describe.configure({ mode: 'serial' })

const route = (id: string) => `details#${id}`

test('the API is found from the side and from the palette; each route is there, and can be looked for', async ({
  page,
  world,
}) => {
  await setUp(page, world)
  await ask(page, 'POST', '/integrations', { provider: 'google' })
  await page.getByRole('link', { name: 'API', exact: true }).click()
  await expect(page).toHaveURL(/\/docs$/)
  const contract = await (await page.request.get('/api/openapi.json')).json()
  const count = Object.values(contract.paths).flatMap((methods) => Object.keys(methods as object)).length
  await expect(page.locator('main details')).toHaveCount(count)

  await page.getByRole('searchbox', { name: 'Find a route' }).fill('credentials')
  await expect(page.locator(route('readCredential'))).toBeVisible()
  await expect(page.locator(route('listProviders'))).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Find a route' }).fill('nothing like it')
  await expect(page.getByText('No route is called that.')).toBeVisible()

  await page.goto('/')
  await expect(isLive(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('API')
  await page.getByRole('option', { name: 'API', exact: true }).click()
  await expect(page).toHaveURL(/\/docs$/)
})

test('a route is tried as who is signed in, and its curl line follows what is filled in', async ({
  page,
  world,
}) => {
  await asAdmin(page)
  await page.goto('/docs')
  const one = page.locator(route('readConnection'))
  await one.locator('summary').click()
  await expect(one.getByRole('button', { name: 'Try it' })).toBeDisabled()
  await expect(one.getByText('Fill in first: key.')).toBeVisible()
  await one.getByLabel('key (in the path)').fill('google')
  await expect(one.getByText(`'${world.patchbay.url}/api/connections/google'`)).toBeVisible()
  await one.getByRole('button', { name: 'Try it' }).click()
  await expect(one.getByText(/^200 in \d+ ms$/)).toBeVisible()
  await expect(one.getByRole('region', { name: 'Answers', exact: true })).toContainText('"key": "google"')

  const add = page.locator(route('addConnection'))
  await add.locator('summary').click()
  await add.getByLabel('id (in the path)').fill('google')
  await add.getByLabel('Body').fill('{"name":"second"}')
  await add.getByRole('button', { name: 'Try it' }).click()
  await expect(add.getByText(/^201 in \d+ ms$/)).toBeVisible()
})

test('a key that is pasted is used, and kept in the page alone', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/api-keys/new')
  await page.getByLabel('Name', { exact: true }).fill('Docs')
  await allow(page, 'credentials:read')
  const key = await take(page)
  await page.goto('/docs')
  const one = page.locator(route('readCredential'))
  await one.locator('summary').click()
  await one.getByLabel('key (in the path)').fill('google')
  await expect(one.getByText('Paste an API key above first')).toBeVisible()
  await page.getByLabel('API key for trying').fill(key)
  await one.getByRole('button', { name: 'Try it' }).click()
  await expect(one.getByText(/^409 in \d+ ms$/)).toBeVisible()
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  )
  expect(kept).not.toContain(key)
  expect(await page.content()).not.toContain(key.slice(-20))
  await page.reload()
  await expect(page.getByLabel('API key for trying')).toHaveValue('')
})

test('the page looks right in both themes and widths', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/docs')
  await page.locator(route('connect')).locator('summary').click()
  await page.locator(route('listConnections')).locator('summary').click()
  for (const look of [...PAIR, ...OTHER_PAIR]) {
    await show(page, look)
    await expectGoodLook(page, `docs, ${look.theme}, ${look.size.width}`)
    await page.screenshot({ path: test.info().outputPath(`docs-${look.theme}-${look.size.width}.png`) })
    await page.locator(route('connect')).scrollIntoViewIfNeeded()
  }
})

test('its script is loaded on its own page alone', async ({ page }) => {
  const scripts = new Map<string, Set<string>>()
  for (const path of ['/', '/docs']) {
    const seen = new Set<string>()
    page.on('response', (response) => {
      if (/\.js$/.test(new URL(response.url()).pathname)) seen.add(response.url())
    })
    if (path === '/') {
      await page.goto('/sign-in')
      await asAdmin(page)
    }
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    page.removeAllListeners('response')
    scripts.set(path, seen)
  }
  const own = [...(scripts.get('/docs') ?? [])].filter((url) => !scripts.get('/')?.has(url))
  const texts = await Promise.all(own.map(async (url) => (await page.request.get(url)).text()))
  expect(texts.some((text) => text.includes('pbk_…'))).toBe(true)
  const others = await Promise.all(
    [...(scripts.get('/') ?? [])].map(async (url) => (await page.request.get(url)).text()),
  )
  expect(others.some((text) => text.includes('pbk_…'))).toBe(false)
})
