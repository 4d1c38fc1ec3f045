import { ask, definitions, dryRun, expect, form, GOOD_KEY, header, key, save, test, WRONG } from './keyed'
import { asAdmin, setUp } from './story'

test.use({ house: 'stored-keys' })
test.describe.configure({ mode: 'serial' })

test.beforeEach(({ keys }) => {
  keys.accepted = new Set([GOOD_KEY])
})

test('two integrations have a key', async ({ page, world, keys }) => {
  await setUp(page, world)
  for (const definition of definitions(keys)) await ask(page, 'POST', '/providers', definition)
  for (const [provider, field] of [
    ['headed', 'api_key'],
    ['robot', 'bot_token'],
  ] as const) {
    const input = { provider, key: { fields: { [field]: GOOD_KEY } } }
    expect((await ask(page, 'POST', '/integrations', input)).status).toBe(201)
  }
  await page.goto('/integrations/headed/default')
  await form(page).getByRole('button', { name: 'Replace API key' }).click()
  await key(page).fill(WRONG)
  await save(page).click()
  await expect(form(page).getByRole('alert')).toContainText('does not accept')
  await expect(header(page), 'a refused key changes nothing').toContainText('Connected')
})

test('a blank secret keeps the stored one; a moved destination asks for it again', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/headed/default')
  await expect(form(page)).toContainText(/Saved .* by Ann Admin/)
  await form(page).getByRole('textbox', { name: 'Note' }).fill('for the shop')
  await save(page).click()
  await expect(page.getByText('Saved. Headed accepts the key.')).toBeVisible()
  await expect(header(page)).toContainText('Connected')
  await page.reload()
  await expect(form(page).getByRole('textbox', { name: 'Note' })).toHaveValue('for the shop')

  await form(page).getByRole('textbox', { name: 'Place' }).fill('v2')
  await dryRun(page).click()
  await expect(form(page)).toContainText('The address changed. Enter the secret again')
  await expect(key(page)).toBeFocused()
  await key(page).fill(WRONG)
  await save(page).click()
  await expect(form(page).getByRole('alert')).toContainText('does not accept')
  await expect(key(page), 'what was typed stays').toHaveValue(WRONG)
  await expect(form(page).getByRole('textbox', { name: 'Place' })).toHaveValue('v2')
  await key(page).fill(GOOD_KEY)
  await save(page).click()
  await expect(page.getByText('Saved. Headed accepts the key.')).toBeVisible()
  await expect(form(page).getByRole('textbox', { name: 'Place' })).toHaveValue('v2')
})

test('a test with the secret left blank asks about the stored one', async ({ page, keys }) => {
  await asAdmin(page)
  await page.goto('/integrations/headed/default')
  keys.accepted = new Set(['another'])
  await dryRun(page).click()
  await expect(form(page)).toContainText('Headed does not accept this key.')
  await expect(header(page), 'a dry run changes nothing').toContainText('Connected')
  await form(page).getByRole('button', { name: 'Replace API key' }).click()
  await expect(key(page)).toBeFocused()
  await key(page).fill('another')
  await dryRun(page).click()
  await expect(form(page)).toContainText('Headed accepts it. Nothing was saved.')
})

test('a secret that a program replaced is “Not tested” until somebody tests it', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/headed/default')
  await expect(header(page)).toContainText('Connected')
  const put = await ask(page, 'PUT', '/connections/headed/setup', {
    fields: { api_key: GOOD_KEY },
    test: false,
  })
  expect(put.status, put.text).toBe(200)
  await expect(header(page)).toContainText('Not tested')
  await expect(page.getByText('Nobody has seen Headed accept it yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await expect(header(page)).toContainText('Connected')
})

test('disconnecting says that the key goes on working there', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/robot/default')
  await page.getByRole('button', { name: 'Disconnect' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('The key still works at Robot until it is deleted there.')
  await expect(dialog).toContainText('Delete it in the settings there.')
  await dialog.getByRole('button', { name: 'Disconnect' }).click()
  await expect(header(page)).toContainText('Not connected')
  await page.goto('/integrations/robot')
  await expect(form(page), 'its page has the form until there is a key').toBeVisible()
  await form(page).getByLabel('Bot token').last().fill(GOOD_KEY)
  await save(page).click()
  await expect(page.getByRole('region', { name: 'Connections' })).toContainText('Connected')
  await expect(page.getByRole('region', { name: 'Connections' })).toContainText(/Key saved .* by Ann Admin/)
})

test('no page, no answer and no line of the log holds a key', async ({ page, world }) => {
  await asAdmin(page)
  for (const path of ['/integrations', '/integrations/headed', '/integrations/headed/default', '/activity']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.content(), path).not.toContain(GOOD_KEY)
    const payload = await page.request.get(path, { headers: { rsc: '1' } })
    expect(payload.headers()['content-type']).toContain('text/x-component')
    expect(await payload.text(), `${path}, as the router reads it`).not.toContain(GOOD_KEY)
  }
  for (const path of ['/connections/headed', '/connections/headed/checks', '/integrations/headed', '/events'])
    expect((await ask(page, 'GET', path)).text, path).not.toContain(GOOD_KEY)
  for (const secret of [GOOD_KEY, WRONG]) expect(world.patchbay.output()).not.toContain(secret)
})
