import type { Locator, Page } from '@playwright/test'
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
