import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test as bare, type Page } from '@playwright/test'
import { expect, test } from './seeded'
import { isLive } from './story'

// PATCHBAY_SCREENSHOTS=1 npx playwright test screenshots: takes the README's pictures anew.

const FOLDER = join(import.meta.dirname, '../../docs/screenshots')
const TAKE = process.env.PATCHBAY_SCREENSHOTS === '1'
const MOST_BYTES = 200_000
const LATER_MS = 25 * 60_000

const PICTURES: { name: string; path: string; press?: string; height: number }[] = [
  { name: 'overview', path: '/', height: 900 },
  { name: 'gallery', path: '/integrations/new', height: 900 },
  { name: 'set-up', path: '/integrations/new?provider=github', height: 900 },
  { name: 'connection', path: '/integrations/company-directory/default', height: 900 },
  {
    name: 'catalog',
    path: '/subjects/ben%40acme.example',
    press: 'Open the catalog as this customer',
    height: 700,
  },
]
const THEMES = ['light', 'dark'] as const

const fileOf = (name: string, theme: string) => `${name}-${theme}.png`

test.use({ house: 'screenshots', deviceScaleFactor: 1 })

if (TAKE)
  for (const { name, path, press, height } of PICTURES)
    test(`the picture of ${name}`, async ({ page, demo }) => {
      mkdirSync(FOLDER, { recursive: true })
      await page.setViewportSize({ width: 1280, height })
      // As it looks a while after the demo was filled.
      await page.clock.setFixedTime(Date.now() + LATER_MS)
      for (const theme of THEMES) {
        await page.context().addCookies([{ name: 'patchbay-theme', value: theme, url: demo.url }])
        await page.goto(path)
        await expect(isLive(page)).toBeVisible()
        const shown = press ? await pressed(page, press) : page
        await shown.evaluate(() => document.fonts.ready)
        await shown.screenshot({
          path: join(FOLDER, fileOf(name, theme)),
          animations: 'disabled',
          caret: 'hide',
        })
      }
    })

/** The tab that a button opens, at the size of this one, once it has its pictures. */
async function pressed(page: Page, name: string): Promise<Page> {
  const opening = page.waitForEvent('popup')
  await page.getByRole('button', { name }).click()
  const tab = await opening
  await tab.setViewportSize(page.viewportSize() ?? { width: 1280, height: 700 })
  await expect(tab.getByRole('searchbox')).toBeVisible()
  return tab
}

bare('the README’s pictures are there, and light', () => {
  const readme = readFileSync(join(FOLDER, '../../README.md'), 'utf8')
  const shown = [...readme.matchAll(/docs\/screenshots\/([a-z-]+\.png)/g)].map(([, file]) => file)
  const all = PICTURES.flatMap(({ name }) => THEMES.map((theme) => fileOf(name, theme)))
  expect(new Set(shown)).toEqual(new Set(all))
  for (const file of all) expect(statSync(join(FOLDER, file)).size, file).toBeLessThan(MOST_BYTES)
})
