import type { Page } from '@playwright/test'
import { expect, test } from './seeded'

test.use({ house: 'names' })
test.describe.configure({ mode: 'serial' })

const dialog = (page: Page) => page.getByRole('alertdialog')

test('an integration gets another name, and keeps its address', async ({ page }) => {
  await page.goto('/integrations/company-directory')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(dialog(page)).toContainText('Changes:')
  await expect(dialog(page)).toContainText('Stays:')
  await expect(dialog(page).getByRole('textbox', { name: 'Name' })).toHaveValue('Company directory')
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Staff directory')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Staff directory' })).toBeVisible()
  await expect(page).toHaveURL(/\/integrations\/company-directory$/)
  await page.goto('/integrations')
  await expect(page.getByRole('row', { name: /Staff directory/ })).toBeVisible()
})

test('a name that cannot be is said at its field, and nothing changes', async ({ page }) => {
  await page.goto('/integrations/company-directory')
  await page.getByRole('button', { name: 'Rename' }).click()
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill(' ')
  await dialog(page).getByRole('button', { name: 'Rename' }).click()
  await expect(dialog(page).getByText('A name has 1 to 80 printable characters.').first()).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Staff directory' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Rename' })).toBeFocused()
})

test('a connection is switched off and on: it says so everywhere, and is as it was', async ({ page }) => {
  await page.goto('/integrations/company-directory/default')
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(dialog(page)).toContainText('Stops:')
  await expect(dialog(page)).toContainText('Stays:')
  await dialog(page).getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText('This connection is disabled.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Test Connection' })).toBeHidden()
  await page.goto('/integrations?status=disabled')
  await expect(page.getByRole('row', { name: /Staff directory/ })).toBeVisible()

  await page.goto('/integrations/company-directory/default')
  await page.getByRole('button', { name: 'Enable' }).click()
  await expect(page.getByText('alice@example.test').first()).toBeVisible()
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await expect(page.getByText(/The connection works|answered/).first()).toBeVisible()
})

test('an integration is switched off with all its connections, and its page says how to undo it', async ({
  page,
}) => {
  await page.goto('/integrations/shared-drive')
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(dialog(page)).toContainText('erin@example.test')
  await dialog(page).getByRole('button', { name: 'Disable' }).click()
  await page.goto('/integrations/shared-drive/default')
  await expect(page.getByText(/This connection is disabled, because/)).toBeVisible()
  await page.goto('/integrations/shared-drive')
  await page.getByRole('button', { name: 'Enable' }).click()
  await expect(page.getByRole('button', { name: 'Disable' })).toBeVisible()
})

test('deleting what is in use names who is hit, and asks for the name', async ({ page }) => {
  await page.goto('/integrations/shared-drive')
  await page.getByRole('button', { name: 'Delete integration' }).click()
  await expect(dialog(page)).toContainText('erin@example.test')
  await expect(dialog(page)).toContainText('Stays:')
  const confirm = dialog(page).getByRole('button', { name: 'Delete' })
  await expect(confirm).toBeDisabled()
  const typed = dialog(page).getByRole('textbox', { name: 'Type Shared drive to delete it' })
  await typed.fill('Shared')
  await expect(confirm).toBeDisabled()
  await page.keyboard.press('Enter')
  await expect(typed).toBeVisible()
  await typed.fill('Shared drive')
  await confirm.click()
  await expect(page).toHaveURL(/\/integrations$/)
  await expect(page.getByRole('row', { name: /Newsletter/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Shared drive/ })).toBeHidden()
})

test('deleting what nobody uses asks once', async ({ page }) => {
  await page.goto('/integrations/help-desk')
  await page.getByRole('button', { name: 'Delete integration' }).click()
  await expect(dialog(page).getByRole('textbox')).toHaveCount(0)
  await dialog(page).getByRole('button', { name: 'Delete' }).click()
  await expect(page).toHaveURL(/\/integrations$/)
  await expect(page.getByText('Help desk was deleted.')).toBeVisible()
})
