import type { Page } from '@playwright/test'
import { expect, test } from './seeded'
import { isLive } from './story'

test.use({ house: 'seeded' })

const search = (page: Page) => page.getByRole('searchbox', { name: /Search by name/ })
const cards = (page: Page) => page.getByRole('main').locator('a[href*="?provider="]')

test.beforeEach(async ({ page }) => {
  await page.goto('/integrations/new')
  await expect(cards(page).first()).toBeVisible()
})

for (const [how, typed, name] of [
  ['an alias', 'g suite', 'Google'],
  ['its name, whatever the case', 'gItHuB', 'GitHub'],
  ['a category', 'communication', 'Slack'],
  ['what it does', 'issues', 'GitLab'],
] as const)
  test(`a provider is found by ${how}`, async ({ page }) => {
    const all = await cards(page).count()
    await search(page).fill(typed)
    await expect(page.getByRole('link', { name: new RegExp(`^${name}`) })).toBeVisible()
    await expect.poll(() => cards(page).count()).toBeLessThan(all)
  })

test('a category narrows the cards, and says how many it hides', async ({ page }) => {
  const all = await cards(page).count()
  await page
    .getByRole('link', { name: 'Identity', exact: true })
    .or(page.getByRole('button', { name: 'Identity' }))
    .click()
  await expect(page).toHaveURL(/category=Identity/)
  await expect.poll(() => cards(page).count()).toBeLessThan(all)
  const shown = await cards(page).count()
  await expect(page.getByText(`${all - shown} hidden by filters`)).toBeVisible()
  await search(page).fill('slack')
  await expect(page.getByText('Nothing in this category matches')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(page.getByRole('link', { name: /^Slack/ })).toBeVisible()
  await expect(page.getByText(/hidden by filters/)).toBeHidden()
})

test('nothing found leads to a provider of one’s own', async ({ page }) => {
  await search(page).fill('zebra')
  await expect(page.getByText('No provider matches')).toBeVisible()
  await page.getByRole('link', { name: /Your own provider/ }).click()
  await expect(page.getByLabel('Discovery URL')).toBeVisible()
})

test('a card says how it is authorised and that it is set up already', async ({ page }) => {
  await search(page).fill('demo')
  const card = page.getByRole('link', { name: /^Demo ID/ })
  await expect(card).toContainText('OAuth 2.0')
  await expect(card).toContainText('Set up ×7')
})

test('the keyboard alone gets from the page to a provider’s set-up', async ({ page }) => {
  await expect(isLive(page)).toBeVisible()
  await page.keyboard.press('/')
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('notion')
  await expect(cards(page)).toHaveCount(1)
  const card = page.getByRole('link', { name: /^Notion/ })
  for (let n = 0; n < 60 && !(await card.evaluate((it) => it === document.activeElement)); n++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/provider=notion/)
  await expect(page.getByLabel('Client ID')).toBeVisible()
})

test('Back from a provider finds the search as it was typed', async ({ page }) => {
  await search(page).fill('notion')
  await expect(cards(page)).toHaveCount(1)
  await page.getByRole('link', { name: /^Notion/ }).click()
  await expect(page).toHaveURL(/provider=notion/)
  await page.goBack()
  await expect(search(page)).toHaveValue('notion')
  await expect(cards(page)).toHaveCount(1)
})
