import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './story'

export type Theme = 'light' | 'dark'

export const WIDE = { width: 1280, height: 900 }
export const NARROW = { width: 390, height: 844 }

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export interface Look {
  theme: Theme
  size: { width: number; height: number }
}

/** Both themes and both widths. */
export const PAIR: readonly Look[] = [
  { theme: 'light', size: WIDE },
  { theme: 'dark', size: NARROW },
]

/** The same, the other way about. */
export const OTHER_PAIR: readonly Look[] = [
  { theme: 'dark', size: WIDE },
  { theme: 'light', size: NARROW },
]

/** Shows the page that is open otherwise, as if its reader had chosen that. */
export async function show(page: Page, { theme, size }: Look): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen
  }, theme)
  // Colours are judged when they have arrived.
  await page.evaluate(() => Promise.all(document.getAnimations().map((it) => it.finished.catch(() => {}))))
}

/** What axe finds on the page (WCAG 2.2 AA): each rule with what breaks it. */
export async function faultsOf(page: Page): Promise<string[]> {
  // One frame, one page: without the page of its own that axe would finish in.
  // Its source is large, and a page that has been judged before has it.
  const axeSource = (await page.evaluate(() => 'axe' in globalThis)) ? ';' : undefined
  const axe = new AxeBuilder({ page, axeSource }).options({ resultTypes: ['violations'] }).withTags(TAGS)
  const { violations } = await axe.setLegacyMode(true).analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}

/** Nothing that axe finds, and nothing that has to be scrolled to sideways. */
export async function expectGoodLook(page: Page, what: string): Promise<void> {
  expect.soft(await faultsOf(page), what).toEqual([])
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect.soft(beyond, `${what}: sideways`).toBeLessThanOrEqual(0)
}

/** Counts from the beginning of each page how far its parts have jumped, unasked (CLS). */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const seen = { shift: 0 }
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
      })[])
        if (!entry.hadRecentInput) seen.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift)
}
