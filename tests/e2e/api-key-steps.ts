import type { Locator, Page } from '@playwright/test'
import { type Patchbay, runSql } from './patchbay'
import { expect } from './story'

/** Ticks what a key may do. */
export async function allow(page: Page, ...scopes: string[]): Promise<void> {
  for (const scope of scopes) await page.getByRole('checkbox', { name: scope }).check()
}

/** Makes the key that the page asks for, and answers its text. */
export async function take(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Make the key' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/^The key .* is ready$/)).toBeVisible()
  return /pbk_[a-z0-9]{12}_[\w-]{43}/.exec((await dialog.textContent()) ?? '')?.[0] ?? ''
}

/** A key as the page lists it. */
export const item = (page: Page, name: string): Locator =>
  page.getByRole('listitem', { name, exact: true }).filter({ visible: true })

/** Hears a stream until it ends. */
export function listen(stream: Response): { text: string; endedAt: number } {
  const heard = { text: '', endedAt: 0 }
  void (async () => {
    for await (const part of stream.body ?? []) heard.text += Buffer.from(part).toString()
    heard.endedAt = Date.now()
  })()
  return heard
}

/** As if a key had asked for the credential of `google` so often: the account needs a provider that is not there. */
export async function countCalls(
  patchbay: Patchbay,
  key: string,
  calls: { today: number; yesterday: number },
): Promise<void> {
  const insert = `
    insert into "AccessDay" (day, "actorType", "actorId", "actorName", "connectionId", calls, "lastAt")
    select (now() at time zone 'UTC')::date - $1::int, 'api_key', $2, 'Billing', c.id, $3::int, now()
    from "Connection" c join "Integration" i on i.id = c."integrationId" where i.slug = 'google'`
  const id = key.split('_')[1]
  await runSql(patchbay, insert, [0, id, calls.today])
  await runSql(patchbay, insert, [1, id, calls.yesterday])
}
