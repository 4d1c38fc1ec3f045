import type { Page, Route } from '@playwright/test'
import { runSql } from './patchbay'
import { expectGoodLook, OTHER_PAIR, PAIR, show, WIDE } from './seen'
import { addAcme, agree, asAdmin, expect, isLive, setUp, test } from './story'

test.use({ house: 'health' })
test.describe.configure({ mode: 'serial' })

const card = (page: Page) => page.getByRole('region', { name: 'Connect account' })
const testAll = (page: Page) => page.getByRole('button', { name: 'Test all' })

/** Holds back the answer to some tests until it is told to let go. */
async function holdTests(page: Page, which: RegExp = /\/validate$/) {
  const held: Route[] = []
  let isOpen = false
  await page.route(which, (route) => (isOpen ? route.continue() : void held.push(route)))
  return {
    count: () => held.length,
    letGo: async () => {
      isOpen = true
      await Promise.all(held.splice(0).map((route) => route.continue()))
    },
  }
}

test('three accounts are connected, and one of them has been revoked at the provider since', async ({
  page,
  world,
}) => {
  await setUp(page, world)
  await addAcme(page, world)
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page)
  await expect(page.getByText('Connected as')).toBeVisible()
  await page.goto('/integrations/acme')
  await expect(card(page).getByRole('listitem')).toHaveCount(1)
  await expect(testAll(page), 'one connection has a test of its own').toBeHidden()

  await world.provider.revokeGrants()
  for (const name of ['sales', 'support']) {
    await runSql(
      world.patchbay,
      `insert into "Connection" (id, "integrationId", name, "updatedAt")
       select gen_random_uuid(), id, $1, now() from "Integration" where slug = 'acme'`,
      [name],
    )
    await page.goto(`/integrations/acme/${name}`)
    await page.getByRole('button', { name: 'Connect Acme account' }).click()
    await agree(page)
    await expect(page.getByText('Connected as')).toBeVisible()
  }
})

test('all are tested by one press: the summary names the one that failed, and leads there', async ({
  page,
}) => {
  await asAdmin(page)
  await page.goto('/integrations/acme')
  await expect(card(page).getByText('Connected', { exact: true })).toHaveCount(3)
  await testAll(page).click()
  await expect(card(page).getByText('Tested 3, 1 failed: Default.').last()).toBeVisible()
  await expect(card(page).getByRole('status')).toHaveText('Tested 3, 1 failed: Default.')
  await expect(card(page).getByText('Reconnect needed')).toBeVisible()
  await expect(testAll(page), 'the keyboard stays where it was').toBeFocused()
  for (const look of [...PAIR, ...OTHER_PAIR]) {
    await show(page, look)
    await expectGoodLook(page, `the summary, ${look.theme}, ${look.size.width}`)
  }

  await page.setViewportSize(WIDE)
  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  await expect(page).toHaveURL(/\/activity$/)
  await page.goBack()
  await expect(card(page).getByRole('status'), 'it is still there after Back').toHaveText(/1 failed/)
  await card(page).getByText('Tested 3, 1 failed').last().getByRole('link', { name: 'Default' }).click()
  await expect(page).toHaveURL(/\/integrations\/acme\/default$/)
  await expect(page.getByText('no longer accepts this connection’s authorization').first()).toBeVisible()
})

test('the keyboard alone tests all, sees how far it is, and stops it', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/acme')
  await expect(isLive(page)).toBeVisible()
  const held = await holdTests(page)
  await page.keyboard.press('t')
  await expect.poll(held.count).toBe(3)
  const progress = card(page).getByRole('progressbar')
  await expect(progress).toHaveAttribute('aria-valuenow', '0')
  await expect(progress).toHaveAttribute('aria-valuemax', '3')
  await expect(card(page).getByRole('status')).toHaveText('Tested 0 of 3')
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `while it tests, ${look.theme}, ${look.size.width}`)
  }
  await expect(page.getByRole('button', { name: 'Stop' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Stopping…' })).toBeVisible()
  await held.letGo()
  await expect(card(page).getByRole('status')).toContainText('Stopped after 3 of 3.')
  await card(page).getByRole('button', { name: 'Close' }).click()
  await expect(card(page).getByText('Stopped after')).toHaveCount(0)
})

test('a test that Patchbay cannot answer leaves the others be, and is not called a failure', async ({
  page,
  world,
}) => {
  await asAdmin(page)
  await page.goto('/integrations/acme')
  const answer = { error: { code: 'internal', message: 'Something went wrong.', requestId: 'r' } }
  let first = true
  await page.route(/\/validate$/, (route) => {
    if (!first) return route.continue()
    first = false
    return route.fulfill({ status: 500, json: answer })
  })
  await testAll(page).click()
  await expect(
    card(page)
      .getByText(/Patchbay did not answer about .*\. Test again\./)
      .last(),
  ).toBeVisible()
  await expect(card(page).getByRole('progressbar')).toHaveCount(0)
  expect(world.patchbay.output()).not.toContain('"level":50')
})

test('it goes on while another page of the console is looked at', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/acme')
  const held = await holdTests(page)
  await testAll(page).click()
  await expect.poll(held.count).toBe(3)
  await card(page).getByRole('link', { name: 'sales' }).click()
  await expect(page).toHaveURL(/\/integrations\/acme\/sales$/)
  await held.letGo()
  await page.goBack()
  await expect(card(page).getByRole('status')).toHaveText('Tested 3, 1 failed: Default.')
})

test('a schedule is chosen, kept, and logged', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/acme')
  const choice = page.getByRole('combobox', { name: 'Test by itself' })
  const row = page.getByRole('region', { name: 'Manage' })
  await expect(choice).toHaveValue('off')
  await expect(row.getByText('tested only when somebody asks')).toBeVisible()
  await choice.selectOption({ label: 'Every hour' })
  await expect(page.getByText('Acme is tested every hour.')).toBeVisible()
  await expect(row.getByText(/Next within a minute|Last just now/)).toBeVisible()
  await page.reload()
  await expect(choice).toHaveValue('hourly')
  for (const look of OTHER_PAIR) {
    await show(page, look)
    await expectGoodLook(page, `a schedule, ${look.theme}, ${look.size.width}`)
  }
  await page.goto('/activity?type=integration')
  await page.getByRole('main').locator('ol li button').first().click()
  await expect(page.getByRole('dialog')).toContainText('hourly')
})

test('when its turn came last and comes next is said', async ({ page, world }) => {
  await asAdmin(page)
  await runSql(world.patchbay, `update "Connection" set "scheduledAt" = now() - interval '20 minutes'`)
  await page.goto('/integrations/acme')
  const row = page.getByRole('region', { name: 'Manage' })
  await expect(row.getByText('Last 20 minutes ago.')).toBeVisible()
  await expect(row.getByText('Next in 40 minutes.')).toBeVisible()
})
