import type { Page } from '@playwright/test'
import { runSql } from './patchbay'
import { expectGoodLook, NARROW, OTHER_PAIR, PAIR, show } from './seen'
import { addAcme, agree, asAdmin, expect, isLive, setUp, test } from './story'

test.use({ house: 'checks' })
test.describe.configure({ mode: 'serial' })

const checks = (page: Page) => page.getByRole('region', { name: 'Checks' })
const drawing = (page: Page) => checks(page).getByRole('img', { name: /last/ })

test('there is nothing to check before an account is connected', async ({ page, world }) => {
  await setUp(page, world)
  await addAcme(page, world)
  await page.goto('/integrations/acme/default')
  await expect(checks(page)).toContainText('Nothing to check yet.')
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page)
  await expect(page.getByText('Connected as')).toBeVisible()
})

test('the end of the consent stands with the account: calm, soon, over, or unknown', async ({
  page,
  world,
}) => {
  await asAdmin(page)
  const fact = page.getByText('Consent ends', { exact: true })
  await page.goto('/integrations/acme/default')
  await expect(page.getByText('Connected as')).toBeVisible()
  await expect(fact).toBeHidden()
  const endIn = async (days: number) => {
    await runSql(
      world.patchbay,
      `update "Connection" set "refreshExpiresAt" = now() + $1 * interval '1 day', "endAnnouncedAt" = now()
       where name = 'default'`,
      [days],
    )
    await page.reload()
    await expect(fact).toBeVisible()
  }
  await endIn(60)
  await expect(page.getByText('in 2 months')).toBeVisible()
  await expect(page.getByText('Reconnect before then')).toBeHidden()
  await endIn(5)
  await expect(page.getByText(/in 5 days.*Reconnect before then, and nothing stops\./)).toBeVisible()
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `an end that is near, ${look.theme}, ${look.size.width}`)
  }
  await endIn(-1)
  await expect(page.getByText('Reconnect to agree again.')).toBeVisible()
})

test('the last fifty checks are drawn, and each says when, what and how long', async ({ page, world }) => {
  await asAdmin(page)
  await runSql(world.patchbay, `delete from "Check"`)
  await page.goto('/integrations/acme/default')
  await expect(checks(page)).toContainText('Nobody has asked the provider yet.')
  await expect(drawing(page)).toHaveCount(0)

  await runSql(
    world.patchbay,
    `insert into "Check" (id, "connectionId", at, how, status, code, "latencyMs")
     select gen_random_uuid(), c.id, now() - n * interval '1 hour', 'schedule',
       (case when n % 17 = 4 then 'error' else 'ok' end)::"ValidationStatus",
       case when n % 17 = 4 then 'timeout' end, case when n % 17 = 4 then 15000 else 60 + (n * 37) % 90 end
     from "Connection" c, generate_series(1, 50) n where c.name = 'default'`,
  )
  await page.reload()
  await expect(drawing(page)).toHaveAccessibleName(/^The last 50 checks: 3 failed\./)
  await expect(drawing(page).locator('[data-outcome=ok]')).toHaveCount(47)
  await expect(drawing(page).locator('[data-outcome=error]')).toHaveCount(3)
  const titles = await drawing(page).locator('title').allTextContents()
  expect(titles).toHaveLength(50)
  expect(titles.filter((title) => /did not answer in time.*15,?000 ms/.test(title))).toHaveLength(3)
  expect(titles.at(-1)).toMatch(/\d{4}.* · Works · on schedule, \d+ ms$/)

  const widest = drawing(page).locator('[data-outcome=error]').last()
  await widest.hover()
  await expect(checks(page).locator('figcaption')).toContainText('Acme did not answer in time.')
  await checks(page).getByText('45 older checks').click()
  await expect(checks(page).getByRole('listitem')).toHaveCount(50)
  await page.reload()
  for (const look of [...PAIR, ...OTHER_PAIR]) {
    await show(page, look)
    await expectGoodLook(page, `the drawing, ${look.theme}, ${look.size.width}`)
  }
  await page.setViewportSize(NARROW)
  const box = await drawing(page).boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(NARROW.width)
})

test('a test by hand adds its bar at the right', async ({ page, world }) => {
  await asAdmin(page)
  await runSql(world.patchbay, `delete from "Check"`)
  await page.goto('/integrations/acme/default')
  await expect(isLive(page)).toBeVisible()
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await expect(drawing(page)).toHaveAccessibleName(/^The last check: 0 failed\./)
  await expect(drawing(page).locator('[data-outcome]')).toHaveCount(1)
})
