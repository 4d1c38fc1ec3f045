import type { Page } from '@playwright/test'
import { ask, definitions, expect, GOOD_KEY, statuses, test } from './keyed'
import { expectGoodLook, OTHER_PAIR, PAIR, show } from './seen'
import { setUp, signIn } from './story'

test.use({ house: 'keys' })
test.describe.configure({ mode: 'serial' })

const WRONG = 'key-that-nobody-knows'
const form = (page: Page) => page.getByRole('form', { name: 'Enter the key' })
const key = (page: Page) => form(page).getByRole('textbox', { name: 'API key' })
const save = (page: Page) => page.getByRole('button', { name: 'Save and test' })
const dryRun = (page: Page) => page.getByRole('button', { name: 'Test without saving' })
const header = (page: Page) => page.getByRole('main').locator('header')

/** Opens the gallery and presses a provider's card. */
async function choose(page: Page, name: string): Promise<void> {
  await page.goto('/integrations/new')
  await page.getByRole('link', { name: new RegExp(`^${name} `) }).click()
  await expect(page.getByRole('heading', { name: `Set up ${name}` })).toBeVisible()
}

test.beforeEach(({ keys }) => {
  keys.fault = null
  keys.accepted = new Set([GOOD_KEY])
  keys.limited.clear()
})

test('an admin defines providers whose keys are typed', async ({ page, world, keys }) => {
  await setUp(page, world)
  for (const definition of definitions(keys)) {
    const made = await ask(page, 'POST', '/providers', definition)
    expect(made.status, made.text).toBe(201)
  }
  await page.goto('/integrations/new')
  await expect(page.getByRole('link', { name: /^Robot .*Bot token/ })).toBeVisible()
})

test('a key can be tried before there is anything: nothing is stored, and what was typed stays', async ({
  page,
}) => {
  await signIn(page)
  await choose(page, 'Headed')
  await form(page).getByRole('textbox', { name: 'Name' }).fill('')
  await dryRun(page).click()
  await expect(form(page).getByText('API key is needed.')).toBeVisible()
  await expect(key(page)).toBeFocused()

  await key(page).fill(WRONG)
  await dryRun(page).click()
  await expect(form(page)).toContainText('Headed does not accept this key.')
  await expect(form(page)).toContainText('Nothing was saved.')
  await expect(dryRun(page), 'the keyboard stays where it was').toBeFocused()
  await form(page).getByText('The provider’s own words').click()
  await expect(form(page)).toContainText('no such key')
  await expect(form(page), 'its words repeat no secret').not.toContainText(WRONG)
  await expect(key(page)).toHaveValue(WRONG)
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `a refused dry run, ${look.theme}, ${look.size.width}`)
  }

  await key(page).fill(GOOD_KEY)
  await expect(form(page), 'a verdict is about what was typed then').not.toContainText('does not accept')
  await dryRun(page).click()
  await expect(form(page)).toContainText('Headed accepts it. Nothing was saved.')
  await expect(key(page)).toHaveValue(GOOD_KEY)
  expect(await statuses(page)).toEqual({})
})

test('pressing twice asks once', async ({ page, keys }) => {
  await signIn(page)
  await choose(page, 'Queried')
  await key(page).fill(GOOD_KEY)
  const before = keys.hits
  await dryRun(page).dblclick()
  await expect(form(page)).toContainText('Queried accepts it.')
  expect(keys.hits).toBe(before + 1)
})

test('a refused key is dropped: the fields are empty, and nothing was made', async ({ page }) => {
  await signIn(page)
  await choose(page, 'Headed')
  await key(page).fill(WRONG)
  await form(page).getByRole('textbox', { name: 'Note' }).fill('for the shop')
  await save(page).click()
  const refusal = form(page).getByRole('alert')
  await expect(refusal).toBeFocused()
  await expect(refusal).toContainText('Headed does not accept this key.')
  await expect(refusal).toContainText('Enter a key that is still good.')
  await expect(key(page)).toHaveValue(WRONG)
  for (const look of OTHER_PAIR) {
    await show(page, look)
    await expectGoodLook(page, `a refusal, ${look.theme}, ${look.size.width}`)
  }
  await refusal.getByRole('button', { name: 'Drop it' }).click()
  await expect(refusal).toBeHidden()
  await expect(key(page)).toHaveValue('')
  await expect(key(page)).toBeFocused()
  await expect(form(page).getByRole('textbox', { name: 'Note' })).toHaveValue('')
  expect(await statuses(page)).toEqual({})
})

test('spaces around a key are asked about, and the answer holds for what follows', async ({ page }) => {
  await signIn(page)
  await choose(page, 'Headed')
  await key(page).fill(`${WRONG} `)
  await dryRun(page).click()
  await expect(form(page)).toContainText('begins or ends with spaces')
  await form(page).getByRole('button', { name: 'Remove the spaces' }).click()
  await expect(form(page), 'it was a test, and stays one').toContainText('Nothing was saved.')
  await save(page).click()
  await expect(form(page).getByRole('alert')).toContainText('Headed does not accept this key.')
  expect(await statuses(page)).toEqual({})
})

test('a refused key is kept as a draft, and never shown as good', async ({ page }) => {
  await signIn(page)
  await choose(page, 'Headed')
  await key(page).fill(WRONG)
  await save(page).click()
  await page.getByRole('button', { name: 'Keep as a draft' }).click()
  await expect(page).toHaveURL(/\/integrations\/headed\/default$/)
  await expect(page.getByText('Kept as a draft: Headed does not accept it.')).toBeVisible()
  await expect(header(page)).toContainText('Reconnect needed')
  await expect(page.getByText('Headed did not say whose key it is.')).toBeVisible()
  expect(await statuses(page)).toEqual({ headed: 'needs_reauth' })
  await page.getByRole('button', { name: 'Enter the key' }).click()
  await expect(key(page), 'the way to repair it is to type').toBeFocused()
  await page.goto('/integrations/headed')
  await page.getByRole('link', { name: 'Enter the key' }).click()
  await expect(page).toHaveURL(/default#key$/)
  await expect(key(page)).toBeFocused()
  await key(page).fill(GOOD_KEY)
  await page.keyboard.press('Enter')
  await expect(header(page)).toContainText('Connected')
  await expect(page.getByText('Connected as Acme')).toBeVisible()
})

for (const { name, fields, slug } of [
  { name: 'Headed', fields: { 'API key': GOOD_KEY }, slug: 'headed-2' },
  { name: 'Queried', fields: { 'API key': GOOD_KEY }, slug: 'queried' },
  { name: 'Basically', fields: { 'API key': GOOD_KEY }, slug: 'basically' },
  { name: 'Paired', fields: { 'Access key': 'AK1', 'Secret key': GOOD_KEY }, slug: 'paired' },
  { name: 'Robot', fields: { 'Bot token': GOOD_KEY }, slug: 'robot' },
  { name: 'Signed in', fields: { 'User name': 'ann', Password: GOOD_KEY }, slug: 'signed-in' },
])
  test(`${name}: from the card to “Connected” in two clicks`, async ({ page }) => {
    await signIn(page)
    await choose(page, name)
    for (const [label, value] of Object.entries(fields))
      await form(page).getByLabel(label, { exact: true }).fill(value)
    await save(page).click()
    await expect(page).toHaveURL(new RegExp(`/integrations/${slug}/default$`))
    await expect(header(page)).toContainText('Connected')
    await expect(page.getByText(`Saved. ${name} accepts the key.`)).toBeVisible()
    expect((await statuses(page))[slug]).toBe('connected')
  })

test('a mail server: its wrong password is refused in its own words, the right one is connected', async ({
  page,
  mail,
}) => {
  await signIn(page)
  await choose(page, 'SMTP')
  await form(page).getByLabel('Server').fill('127.0.0.1')
  await form(page).getByLabel('Port').fill(String(mail.port))
  await form(page).getByRole('combobox').selectOption({ label: 'None' })
  await form(page).getByLabel('User name').fill('user')
  await form(page).getByLabel('Password').fill('wrong')
  await save(page).click()
  const refusal = form(page).getByRole('alert')
  await expect(refusal).toContainText('SMTP does not accept this key.')
  await refusal.getByText('The provider’s own words').click()
  await expect(refusal).toContainText('authentication failed')
  await form(page).getByLabel('Password').fill('right')
  await save(page).click()
  await expect(page).toHaveURL(/smtp\/default$/)
  await expect(header(page)).toContainText('Connected')
  expect(mail.seen.map(({ password }) => password)).toEqual(['wrong', 'right'])
})

test('a blank secret keeps the stored one; a moved destination asks for it again', async ({ page }) => {
  await signIn(page)
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
  await signIn(page)
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
  await signIn(page)
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

test('a key that nobody could be asked about is saved, and said to be untested', async ({ page, keys }) => {
  await signIn(page)
  keys.fault = 503
  await choose(page, 'Basically')
  await key(page).fill(GOOD_KEY)
  await dryRun(page).click()
  await expect(form(page)).toContainText('Basically has trouble of its own just now.')
  await save(page).click()
  await expect(page).toHaveURL(/basically-2\/default$/)
  await expect(header(page)).toContainText('Not tested')
  await expect(
    page.getByText('Saved, but not tested. Basically has trouble of its own just now.'),
  ).toBeVisible()
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `not tested, ${look.theme}, ${look.size.width}`)
  }
  keys.fault = null
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await expect(header(page)).toContainText('Connected')
})

test('a key of least privilege is good, with a note', async ({ page, keys }) => {
  await signIn(page)
  keys.limited.add('modest')
  await choose(page, 'Queried')
  await key(page).fill('modest')
  await dryRun(page).click()
  await expect(form(page)).toContainText('Queried accepts it, with fewer rights.')
  await save(page).click()
  await expect(page).toHaveURL(/queried-2\/default$/)
  await expect(header(page)).toContainText('Connected')
  await expect(page.getByText('The key works, with fewer rights than the test asks for.')).toBeVisible()
})

test('a provider that names no test gets its key saved, and says so', async ({ page }) => {
  await signIn(page)
  await choose(page, 'Unasked')
  await expect(dryRun(page)).toHaveCount(0)
  await key(page).fill(GOOD_KEY)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(/unasked\/default$/)
  await expect(header(page)).toContainText('Not tested')
  await expect(page.getByText('names nothing to test a key with')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Test Connection' })).toHaveCount(0)
})

test('disconnecting says that the key goes on working there', async ({ page }) => {
  await signIn(page)
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
  await signIn(page)
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

test('it is done by the keyboard alone', async ({ page }) => {
  await signIn(page)
  await page.goto('/integrations/new?provider=queried')
  await page.getByRole('textbox', { name: 'Name' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.type(WRONG)
  await page.keyboard.press('Enter')
  await expect(form(page).getByRole('alert')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Drop it' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(key(page)).toBeFocused()
  await page.keyboard.type(GOOD_KEY)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/queried-3\/default$/)
  await expect(header(page)).toContainText('Connected')
})
