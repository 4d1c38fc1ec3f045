import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import type { Patchbay } from './patchbay'
import { runSql } from './patchbay'
import { expectGoodLook, PAIR, show } from './seen'
import { addAcme, agree, asAdmin, expect, setUp, test } from './story'

test.use({ house: 'usage' })
test.describe.configure({ mode: 'serial' })

/** `npm run patchbay -- <words>`, beside the running server. Throws when it ends with another code than 0. */
function patchbay({ directory }: Patchbay, ...words: string[]): string {
  return execFileSync(process.execPath, ['dist/patchbay.js', ...words], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PATCHBAY_DATA_DIR: directory },
  })
}

async function read(base: string, key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}` }
  return (await fetch(`${base}/api/connections/acme/credentials`, { headers })).status
}

const usedBy = (page: Page) => page.getByRole('region', { name: 'Used by' })
const dialog = (page: Page) => page.getByRole('alertdialog')

/** What else a busy day leaves in the access log. */
const LINES = `insert into "Access" (at, what, outcome, "actorType", "actorId", "actorName", "connectionId", target)
  select clock_timestamp(), 'credential', 'served', 'api_key', k.id, k.name, c.id, 'acme'
  from "ApiKey" k, "Connection" c, generate_series(1, $2) where k.name = $1`

test('a connection that nobody asks for says so, on its page and when it is to go', async ({
  page,
  world,
}) => {
  await setUp(page, world)
  await addAcme(page, world)
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page)
  await page.goto('/integrations/acme/default')
  await expect(usedBy(page)).toContainText('No program has asked for it in the last seven days.')
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await expect(dialog(page)).toContainText('No program has asked for it in the last seven days')
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
})

test('whoever reads its credential stands there a moment later, without a reload', async ({
  page,
  world,
}) => {
  const keys = ['billing-api', 'nightly-reports', 'help-centre'].map((name) => {
    const made = patchbay(
      world.patchbay,
      'api-key',
      'create',
      '--name',
      name,
      '--scope',
      'credentials:read',
      '--json',
    )
    return JSON.parse(made).key as string
  })
  await asAdmin(page)
  await page.goto('/integrations/acme/default')
  for (const [at, key] of keys.entries())
    for (let times = 0; times <= at; times++) expect(await read(world.patchbay.url, key)).toBe(200)
  await expect(usedBy(page)).toContainText('help-centre', { timeout: 25_000 })
  // The page may have read in the midst of the calls, and reads again in a quarter of a minute.
  await expect(usedBy(page).getByRole('listitem')).toHaveText(
    [/help-centre.*3 calls today/, /nightly-reports.*2 calls today/, /billing-api.*1 call today/],
    { timeout: 25_000 },
  )
  await runSql(world.patchbay, LINES, ['billing-api', 1199])
  const busiest = async () => {
    await page.reload()
    return usedBy(page).getByRole('listitem').first().textContent()
  }
  await expect.poll(busiest).toContain('1,200 calls today')
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `used by, ${look.theme}`)
    await page.screenshot({ path: `test-results/usage-card-${look.theme}.png`, fullPage: true })
  }
  await page.context().storageState({ path: 'test-results/usage-state.json' })
})

test.describe('signed in', () => {
  test.use({ storageState: 'test-results/usage-state.json' })

  for (const [name, path, button] of [
    ['disconnect', '/integrations/acme/default', 'Disconnect'],
    ['disable', '/integrations/acme/default', 'Disable'],
    ['disable-integration', '/integrations/acme', 'Disable'],
    ['delete-integration', '/integrations/acme', 'Delete integration'],
  ] as const)
    test(`the dialog to ${name} names who is hit`, async ({ page }) => {
      await page.goto(path)
      await page.getByRole('button', { name: button, exact: true }).click()
      await expect(dialog(page)).toContainText('billing-api, 1,200 calls today')
      await expect(dialog(page)).toContainText('help-centre, 3 calls today')
      for (const look of PAIR) {
        await show(page, look)
        await expectGoodLook(page, `${name}, ${look.theme}`)
        await page.screenshot({ path: `test-results/usage-${name}-${look.theme}.png` })
      }
    })

  test('revoking an API key says what it is used for', async ({ page }) => {
    await page.goto('/api-keys')
    await page.getByRole('button', { name: /Revoke.*billing-api|billing-api.*Revoke/i }).click()
    await expect(dialog(page)).toContainText('acme, 1,200 calls today')
    await page.screenshot({ path: 'test-results/usage-revoke-key.png' })
  })

  test('when it breaks, the overview says who is hit beside what is broken', async ({ page, world }) => {
    await runSql(
      world.patchbay,
      `update "Connection" set "refusedCode" = 'invalid_grant', "validationStatus" = 'error',
        "validationCode" = 'invalid_grant', "validatedAt" = now()`,
    )
    await page.goto('/')
    const card = page.getByRole('region', { name: /Needs attention/ }).getByRole('listitem')
    await expect(card).toContainText('Hit: billing-api (1,200 calls today) and 2 more programs')
    for (const look of PAIR) {
      await show(page, look)
      await expectGoodLook(page, `overview, ${look.theme}`)
      await page.screenshot({ path: `test-results/usage-overview-${look.theme}.png` })
    }
  })

  test('the log of all that stands, until somebody alters a line', async ({ world }) => {
    expect(patchbay(world.patchbay, 'audit', 'verify')).toContain('Both logs stand as they were written.')
    await runSql(
      world.patchbay,
      `update "Access" set outcome = 'served', "actorName" = 'nobody' where id = 2`,
    )
    expect(() => patchbay(world.patchbay, 'audit', 'verify', '--json')).toThrow('Command failed')
  })
})
