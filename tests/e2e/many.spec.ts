import type { Page } from '@playwright/test'
import { type Patchbay, runSql } from './patchbay'
import { ask } from './seeded'
import { expectGoodLook, OTHER_PAIR, PAIR, show } from './seen'
import { asAdmin, expect, setUp, test } from './story'

test.use({ house: 'many' })
test.describe.configure({ mode: 'serial' })

const PEOPLE = 2_000

const card = (page: Page) => page.getByRole('region', { name: 'All other accounts' })
const items = (page: Page) => card(page).getByRole('listitem')

/** Everybody has connected an account of their own; of the last twelve the provider has taken the consent back. */
async function fillConnections(patchbay: Patchbay): Promise<void> {
  await runSql(
    patchbay,
    `with people as (
      insert into "User" (id, email, name, role)
      select gen_random_uuid(), 'person-' || n || '@example.com', 'Person ' || lpad(n::text, 4, '0'), 'member'
      from generate_series(1, $1::int) n returning id, email, name, right(name, 4)::int as n)
    insert into "Connection" (id, "integrationId", "ownerType", "ownerId", name, credential, "accountName",
      "accountEmail", "validationStatus", "validationCode", "validatedAt", "connectedAt", "updatedAt")
    select gen_random_uuid(), i.id, 'user', p.id::text, 'default', 'sealed', p.name, p.email,
      case when n > $1::int - 12 then 'error' else 'ok' end::"ValidationStatus",
      case when n > $1::int - 12 then 'token_revoked' end, now(), now() - n * interval '1 hour', now()
    from people p cross join (select id from "Integration" where slug = 'github') i`,
    [PEOPLE],
  )
}

test('of 2,000 connections an integration’s page shows the first, what is broken above, and says of how many', async ({
  page,
  world,
}) => {
  await setUp(page, world)
  await ask(page, 'POST', '/integrations', { provider: 'slack' })
  await ask(page, 'POST', '/integrations', { provider: 'github', mode: 'per-user' })
  const fields = { client_id: 'the-client', client_secret: 'the-secret' }
  await ask(page, 'PUT', '/integrations/github/setup', { fields })
  await ask(page, 'POST', '/integrations/github/connections', { name: 'releases' })
  await fillConnections(world.patchbay)
  await page.goto('/integrations/github')
  await expect(items(page)).toHaveCount(21)
  await expect(items(page).nth(0)).toContainText('Reconnect needed')
  await expect(items(page).nth(11)).toContainText('Reconnect needed')
  await expect(items(page).nth(12)).toContainText('releases')
  await expect(items(page).nth(13)).toContainText('Person 0001')
  await expect(card(page)).toContainText('22 of 2,002 connections are shown, broken ones first.')
  await expect(card(page).getByRole('button', { name: 'Test all' })).toBeVisible()
})

test('it leads to all of them, in the list that is narrowed to the integration, and back to everything', async ({
  page,
}) => {
  await asAdmin(page)
  await page.goto('/integrations/github')
  await card(page).getByRole('link', { name: 'Show all 2,002' }).click()
  await expect(page).toHaveURL(/\/integrations\?integration=github$/)
  await expect(page.getByText('2,002 connections', { exact: true })).toBeVisible()
  const narrowed = page.getByRole('combobox', { name: 'Integration' })
  await expect(narrowed.getByRole('option', { selected: true })).toHaveText('GitHub')
  await page.getByRole('link', { name: /^Reconnect needed/ }).click()
  await expect(page).toHaveURL(/status=needs_reauth&integration=github$/)
  await expect(page.getByText('12 connections', { exact: true })).toBeVisible()
  await page.goBack()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/integration=github&start=50$/)
  await expect(page.getByText('51 to 100 of 2,002')).toBeVisible()
  await narrowed.selectOption({ label: 'Every integration' })
  await expect(page).toHaveURL(/\/integrations$/)
  await expect(page.getByText('2,003 connections', { exact: true })).toBeVisible()
  await expect(narrowed).toBeHidden()
})

test('what asks before it takes them all along counts every one', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/github')
  const dialog = page.getByRole('alertdialog')
  await page.getByRole('button', { name: 'Delete integration' }).click()
  await expect(dialog).toContainText('its 2,002 connections')
  await expect(dialog.getByRole('listitem').last()).toHaveText('and 1,994 more')
  await expect(dialog.getByLabel('Type GitHub to delete it')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(dialog.getByRole('listitem').last()).toHaveText('and 1,994 more')
})

for (const [what, path] of [
  ['the page', '/integrations/github'],
  ['the list', '/integrations?integration=github'],
] as const)
  test(`${what} is good to look at`, async ({ page, world }) => {
    await asAdmin(page)
    for (const [locale, looks] of [
      ['en', PAIR],
      ['de', OTHER_PAIR],
    ] as const) {
      const cookie = { name: 'patchbay.locale', value: locale, url: world.patchbay.url }
      await page.context().addCookies([cookie])
      await page.goto(path)
      for (const look of looks) {
        await show(page, look)
        await expectGoodLook(page, `${what}, ${locale}, ${look.theme}, ${look.size.width}`)
      }
    }
  })
