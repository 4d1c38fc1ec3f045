import { allow, countCalls, item, listen, take } from './api-key-steps'
import { accept, invite } from './guests'
import { type Patchbay, startBeside } from './patchbay'
import { ask } from './seeded'
import { expectGoodLook, PAIR, show } from './seen'
import { asAdmin, expect, isLive, setUp, signIn, test } from './story'

test.use({ house: 'api keys' })
test.describe.configure({ mode: 'serial' })

let second: Patchbay
let key: string

test.afterAll(async () => second?.remove())

const called = (url: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api${path}`, { headers: { authorization: `Bearer ${key}`, ...headers } })

test('with no key there, the page says what they are for; what is missing is said where it is missing', async ({
  page,
  world,
}) => {
  await setUp(page, world)
  for (const provider of ['google', 'github']) await ask(page, 'POST', '/integrations', { provider })
  await page.getByRole('link', { name: 'API keys' }).click()
  await expect(page.getByText('No program can ask yet')).toBeVisible()
  await page.getByRole('link', { name: 'Make an API key' }).click()
  await page.getByRole('radio', { name: /^Only some/ }).check()
  await page.getByRole('button', { name: 'Make the key' }).click()
  await expect(page.getByText('Please fill this in.')).toBeVisible()
  await expect(page.getByText('Choose at least one.')).toHaveCount(2)
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
})

test('H01 a key is made, copied once, and works; the lines beside it never hold it', async ({
  page,
  context,
  world,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await asAdmin(page)
  await page.goto('/api-keys/new')
  await page.getByLabel('Name', { exact: true }).fill('Billing')
  await allow(page, 'connections:write', 'credentials:read', 'events:read')
  const needed = page.getByRole('checkbox', { name: 'connections:read' })
  await expect(needed).toBeChecked()
  await expect(needed).toBeDisabled()
  key = await take(page)

  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Copy the API key' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Copy the curl line: credentials:read' }).click()
  const line = await page.evaluate(() => navigator.clipboard.readText())
  expect(line).toBe(
    `curl -H "Authorization: Bearer $PATCHBAY_KEY" "${world.patchbay.url}/api/connections/google/credentials"`,
  )
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  await expect(item(page, 'Billing')).toContainText('Read connections · Change connections')
  await expect(item(page, 'Billing')).toContainText('Every integration')
  expect((await called(world.patchbay.url, '/connections')).status).toBe(200)
  expect((await called(world.patchbay.url, '/integrations')).status).toBe(403)
})

test('H01 the key is nowhere after that: not in a page, what the router asks for, an address or the browser’s memory', async ({
  page,
}) => {
  await asAdmin(page)
  await page.goto('/api-keys')
  await expect(item(page, 'Billing')).toBeVisible()
  await item(page, 'Billing').getByText('What it can do, as curl lines').click()
  const asked: Record<string, string>[] = [{}, { RSC: '1' }, { RSC: '1', 'Next-Router-Prefetch': '1' }]
  const texts = [await page.content(), page.url()]
  for (const path of ['/api-keys', '/api-keys/new', '/activity?type=api_key'])
    for (const headers of asked) texts.push(await (await page.request.get(path, { headers })).text())
  texts.push(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])))
  const [id, secret] = [key.slice(4, 16), key.slice(17)]
  expect(texts[0]).toContain(id)
  expect(texts[0]).toContain('$PATCHBAY_KEY')
  for (const text of texts) expect(text.includes(secret)).toBe(false)
})

test('H06 a key that is bound reaches nothing else', async ({ page, world }) => {
  await asAdmin(page)
  await page.goto('/api-keys/new')
  await page.getByLabel('Name', { exact: true }).fill('Only code')
  await allow(page, 'integrations:read')
  await page.getByRole('radio', { name: /^Only some/ }).check()
  await page.getByRole('searchbox', { name: 'Find an integration' }).fill('git')
  await page.getByRole('checkbox', { name: /github/ }).check()
  await page.getByLabel('When it ends').selectOption('Never')
  const bound = await take(page)
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await expect(item(page, 'Only code').getByRole('link', { name: 'GitHub' })).toBeVisible()
  await expect(item(page, 'Only code')).toContainText('Never')
  const headers = { authorization: `Bearer ${bound}` }
  const statusOf = async (path: string) =>
    (await fetch(`${world.patchbay.url}/api${path}`, { headers })).status
  expect(await statusOf('/integrations/github')).toBe(200)
  expect(await statusOf('/integrations/google')).toBe(403)
})

test('H06, H09 a key opens no page, and does nothing that a page’s button does', async ({ page, world }) => {
  await asAdmin(page)
  await page.goto('/api-keys/new')
  await page.getByLabel('Name', { exact: true }).fill('Mighty')
  for (const box of await page.getByRole('checkbox').all()) if (await box.isEnabled()) await box.check()
  const pressed = page.waitForRequest((request) => request.headers()['next-action'] !== undefined)
  const authorization = `Bearer ${await take(page)}`
  const action = await pressed
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await expect(item(page, 'Mighty')).toHaveCount(1)

  const { cookie: _, ...headers } = await action.allHeaders()
  const sent = Object.entries(headers).filter(([name]) => !name.startsWith(':') && name !== 'content-length')
  const answer = await fetch(action.url(), {
    method: 'POST',
    body: action.postData(),
    headers: { ...Object.fromEntries(sent), authorization },
  })
  const text = await answer.text()
  expect(text).toContain('"code":"unauthenticated"')
  expect(text).not.toContain('pbk_')
  await page.reload()
  await expect(item(page, 'Mighty')).toHaveCount(1)

  for (const path of ['/', '/api-keys', '/settings', '/people']) {
    const opened = await fetch(`${world.patchbay.url}${path}`, {
      headers: { authorization },
      redirect: 'manual',
    })
    expect(opened.status, path).toBe(307)
    expect(opened.headers.get('location'), path).toContain('/sign-in')
  }
})

test('H02 a key that is revoked opens nothing on any process at once, and its open stream ends', async ({
  page,
  world,
}) => {
  second = await startBeside(world.patchbay, { LOG_LEVEL: 'warn' })
  await asAdmin(page)
  const heard = listen(await called(second.url, '/events', { accept: 'text/event-stream' }))
  await expect.poll(() => heard.text).toContain('event: hello')

  await countCalls(world.patchbay, key, { today: 3, yesterday: 9 })
  await page.goto('/api-keys')
  await expect(item(page, 'Billing')).toContainText(/Last used(just now|.*(minute|second)s? ago)/)
  await page.getByRole('button', { name: 'Revoke Billing' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('It was last used')
  await expect(dialog).toContainText('google: 3 today, 12 in all')
  const pressedAt = Date.now()
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('Billing no longer works.')).toBeVisible()
  for (const { url } of [second, world.patchbay]) {
    const refused = await called(url, '/connections')
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ error: { code: 'invalid_api_key' } })
  }
  // The heartbeat, which would find it too, comes later than this waits.
  await expect.poll(() => heard.endedAt).toBeGreaterThan(0)
  console.log(
    `the stream of a revoked key ended ${heard.endedAt - pressedAt} ms after the button was pressed`,
  )
  expect(heard.text).toMatch(/event: signed-out\ndata: \{\}\n\n$/)
  await expect(item(page, 'Billing')).toContainText('Revoked')
  await expect(page.getByRole('button', { name: 'Revoke Billing' })).toHaveCount(0)
})

test('a key gets another name', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/api-keys')
  await page.getByRole('button', { name: 'Rename Only code' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Code host')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByText('The key is called Code host now.')).toBeVisible()
  await expect(item(page, 'Code host')).toBeVisible()
  await page.goto('/activity?type=api_key')
  await expect(page.getByText(/renamed the API key\s*Code host/)).toBeVisible()
  await expect(page.getByText(/revoked the API key\s*Billing/)).toBeVisible()
})

test('a change that another admin makes shows without a reload', async ({ page, context }) => {
  await asAdmin(page)
  await page.goto('/api-keys')
  await expect(isLive(page)).toBeVisible()
  const other = await context.newPage()
  await other.goto('/api-keys')
  await other.getByRole('button', { name: 'Revoke Code host' }).click()
  await other.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(item(page, 'Code host')).toContainText('Revoked')
})

test('the palette leads there; a phone finds the keys in the settings', async ({ page }) => {
  await signIn(page)
  await expect(isLive(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('api key')
  await page.getByRole('option', { name: 'API keys' }).click()
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/settings')
  await page.getByRole('main').getByRole('link', { name: 'API keys' }).click()
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible()
})

test('who is no admin has no such page, and no way to it', async ({ page, browser, world }) => {
  await asAdmin(page)
  for (const role of ['Viewer', 'Member'] as const) {
    const guest = { name: `A ${role}`, email: `${role.toLowerCase()}@example.com`, role }
    const theirs = await accept(browser, world.patchbay, await invite(page, guest), guest)
    await expect(theirs.getByRole('link', { name: 'API keys' })).toHaveCount(0)
    for (const path of ['/api-keys', '/api-keys/new']) {
      expect((await theirs.goto(path))?.status(), `${role} ${path}`).toBe(404)
      await expect(theirs.getByText('Billing')).toHaveCount(0)
    }
    await theirs.context().close()
  }
})

for (const path of ['/api-keys', '/api-keys/new'])
  test(`${path} is good to look at: both themes, both widths, both languages`, async ({ page, world }) => {
    await asAdmin(page)
    for (const locale of ['en', 'de']) {
      await page.context().addCookies([{ name: 'patchbay.locale', value: locale, url: world.patchbay.url }])
      await page.goto(path)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      if (path === '/api-keys') await page.locator('summary').first().click()
      else await page.getByRole('radio').nth(1).check()
      for (const look of PAIR) {
        await show(page, look)
        await expectGoodLook(page, `${locale}, ${look.theme}, ${look.size.width}`)
      }
    }
  })

test('the dialog that shows a key is good to look at', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/api-keys/new')
  await page.getByLabel('Name', { exact: true }).fill('Seen')
  await allow(page, 'credentials:read', 'proxy')
  await take(page)
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `${look.theme}, ${look.size.width}`)
  }
})
