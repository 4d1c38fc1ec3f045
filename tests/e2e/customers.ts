import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { type Patchbay, runSql } from './patchbay'
import { expect } from './story'

/** One of the organisation's customers, and the group that they are in. */
export interface Customer {
  id: string
  externalId: string
  name: string
  groupId: string | null
}

/** A customer, as a back end would have provisioned them; `groupId` shares what is connected. */
export async function provision(
  patchbay: Patchbay,
  name: string,
  groupId: string | null = null,
): Promise<Customer> {
  const customer = { id: randomUUID(), externalId: `user-${randomUUID()}`, name, groupId }
  if (groupId !== null)
    await runSql(
      patchbay,
      `insert into "Group" (id, "externalId", name) values ($1, $2, 'Team') on conflict do nothing`,
      [groupId, `group-${groupId}`],
    )
  await runSql(
    patchbay,
    `insert into "Subject" (id, "externalId", name, "groupId", "updatedAt") values ($1, $2, $3, $4, now())`,
    [customer.id, customer.externalId, name, groupId],
  )
  return customer
}

/** A link that opens the catalog for a customer, once. */
export async function linkFor(
  patchbay: Patchbay,
  { id }: Customer,
  returnUrl: string | null = null,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const digest = createHash('sha256').update(secret).digest()
  await runSql(
    patchbay,
    `insert into "ConnectSession" (id, digest, "subjectId", "returnUrl", "createdByName", "expiresAt")
     values ($1, $2, $3, $4, 'test', now() + interval '30 minutes')`,
    [randomUUID(), digest, id, returnUrl],
  )
  return `${patchbay.url}/connectors/go/enter?session=${secret}`
}

/** A browser of the customer's own, in the catalog. */
export async function openCatalog(
  browser: Browser,
  patchbay: Patchbay,
  customer: Customer,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: patchbay.url, storageState: { cookies: [], origins: [] }, ...options },
  })
  const page = await context.newPage()
  await page.goto(await linkFor(patchbay, customer))
  await page.getByRole('button', { name: `Continue as ${customer.name}` }).click()
  await expect(page).toHaveURL(`${patchbay.url}/connectors`)
  return page
}

/** Presses what connects, and answers the window that opens. */
export async function popupOf(page: Page, press: () => Promise<void>): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), press()])
  return popup
}
