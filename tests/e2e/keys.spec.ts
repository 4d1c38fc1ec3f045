import {
  ask,
  choose,
  definitions,
  dryRun,
  expect,
  form,
  GOOD_KEY,
  header,
  key,
  save,
  statuses,
  test,
  WRONG,
} from './keyed'
import { expectGoodLook, OTHER_PAIR, PAIR, show } from './seen'
import { asAdmin, isLive, setUp } from './story'

test.use({ house: 'keys' })
test.describe.configure({ mode: 'serial' })

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
  await asAdmin(page)
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
  await asAdmin(page)
  await choose(page, 'Queried')
  await key(page).fill(GOOD_KEY)
  const before = keys.hits
  await dryRun(page).dblclick()
  await expect(form(page)).toContainText('Queried accepts it.')
  expect(keys.hits).toBe(before + 1)
})

test('a refused key is dropped: the fields are empty, and nothing was made', async ({ page }) => {
  await asAdmin(page)
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
  await asAdmin(page)
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
  await asAdmin(page)
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
    await asAdmin(page)
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
  await asAdmin(page)
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

test('a key that nobody could be asked about is saved, and said to be untested', async ({ page, keys }) => {
  await asAdmin(page)
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
  await asAdmin(page)
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
  await asAdmin(page)
  await choose(page, 'Unasked')
  await expect(dryRun(page)).toHaveCount(0)
  await key(page).fill(GOOD_KEY)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(/unasked\/default$/)
  await expect(header(page)).toContainText('Not tested')
  await expect(page.getByText('names nothing to test a key with')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Test Connection' })).toHaveCount(0)
})

test('it is done by the keyboard alone', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/new?provider=queried')
  await expect(isLive(page)).toBeVisible()
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
