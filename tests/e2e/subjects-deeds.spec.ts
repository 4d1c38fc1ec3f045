import { ask } from './seeded'
import { expect, isLive, setUp, signIn, test } from './story'
import { fillCustomers } from './subjects-seed'

test.use({ house: 'subjects-deeds' })
test.describe.configure({ mode: 'serial' })

test('customers of two integrations, one of them offered', async ({ page, world }) => {
  await setUp(page, world)
  for (const provider of ['google', 'github', 'slack']) await ask(page, 'POST', '/integrations', { provider })
  await ask(page, 'PATCH', '/integrations/github', { inCatalog: true })
  await fillCustomers(world.patchbay, 1_000)
})

test('a group is given a name, and the palette finds it as it finds single customers', async ({ page }) => {
  await signIn(page)
  await page.goto('/groups/company-7')
  await page.getByRole('button', { name: 'Rename' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('The Seventh Company')
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('heading', { name: 'The Seventh Company' })).toBeVisible()
  await expect(page.getByText('Programs ask by its id, company-7.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('seventh')
  await page.getByRole('option', { name: 'The Seventh Company' }).first().click()
  await expect(page).toHaveURL(/\/groups\/company-7$/)
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('customer-00424')
  await page.getByRole('option', { name: 'Customer 00424' }).click()
  await expect(page).toHaveURL(/\/subjects\/customer-00424$/)
})

test('who deletes or disables an integration is told how much of the customers’ goes or stops with it', async ({
  page,
}) => {
  await signIn(page)
  await page.goto('/integrations/github')
  await page.getByRole('button', { name: 'Delete integration' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('1,000 connections of customers go too')
  await expect(dialog.getByLabel('Type GitHub to delete it')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(dialog).toContainText('1,000 connections of customers stop too.')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
})

test('no address is named for a repair that the catalog does not offer', async ({ page, world }) => {
  await signIn(page)
  await page.goto('/subjects/customer-00708')
  const broken = page.getByRole('region', { name: 'Connections' }).getByRole('listitem').first()
  await expect(broken).toContainText(`${world.patchbay.url}/connectors/github`)
  await ask(page, 'PATCH', '/integrations/github', { inCatalog: false })
  await page.reload()
  await expect(broken).toContainText('Customers are not offered it in the catalog')
  await expect(broken.getByRole('link', { name: 'Offer GitHub again' })).toBeVisible()
  await expect(broken).not.toContainText('/connectors/github')
  await ask(page, 'PATCH', '/integrations/github', { inCatalog: true })
})

test('a customer’s page, their group’s and both lists tell of a change as it happens', async ({
  page,
  context,
}) => {
  await signIn(page)
  const places = ['/subjects/customer-00008', '/subjects', '/groups/company-9', '/groups']
  const open = await Promise.all(
    places.map(async (path) => {
      const tab = await context.newPage()
      await tab.goto(path)
      await expect(isLive(tab)).toBeVisible()
      await expect(tab.getByRole('main').getByText('Disabled')).toHaveCount(0)
      return tab
    }),
  )
  await ask(page, 'PATCH', '/integrations/slack', { enabled: false })
  for (const tab of open) await expect(tab.getByRole('main').getByText('Disabled').first()).toBeVisible()
})
