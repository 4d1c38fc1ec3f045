import type { Browser, Page } from '@playwright/test'
import type { Demo } from './seeded'
import { expect } from './story'

export interface Guest {
  name: string
  email: string
  role: 'Admin' | 'Member' | 'Viewer'
}

const PASSWORD = 'a long enough password'

/** Invites somebody on `/people`, and answers the link that is shown, once. */
export async function invite(page: Page, { email, role }: Guest): Promise<string> {
  await page.goto('/people')
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail address').fill(email)
  await dialog.getByRole('radio', { name: new RegExp(`^${role}`) }).check()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  await expect(dialog.getByText(`The invitation of ${email} is ready`)).toBeVisible()
  const link = /https?:\S+\/invite\/[\w-]{43}/.exec((await dialog.textContent()) ?? '')?.[0] ?? ''
  await dialog.getByRole('button', { name: 'Done' }).click()
  return link
}

/** Opens the link in a browser of its own, and takes the invitation up. Ends on the overview. */
export async function accept(
  browser: Browser,
  demo: Pick<Demo, 'url'>,
  link: string,
  guest: Guest,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: demo.url, storageState: { cookies: [], origins: [] } })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Your name').fill(guest.name)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account and sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  return page
}
