import type { Page } from '@playwright/test'

// The card with how an integration's requests go out, and its form.

export const card = (page: Page) => page.getByRole('region', { name: 'Requests through Patchbay' })
export const change = (page: Page) =>
  page.getByRole('button', { name: 'Change the requests through Patchbay' })
export const base = (page: Page) => card(page).getByLabel('API base address')
export const revocation = (page: Page) => card(page).getByLabel('Revocation address')
export const nameOf = (page: Page, number: number) => card(page).getByLabel(`Name of header ${number}`)
export const textOf = (page: Page, number: number) => card(page).getByLabel(`Value of header ${number}`)
export const save = (page: Page) => card(page).getByRole('button', { name: 'Save' })
export const add = (page: Page) => card(page).getByRole('button', { name: 'Add a header' })
