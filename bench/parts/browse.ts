import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../bin/browser.mjs'

/** What opening a page cost a person. Times are milliseconds from the beginning of the navigation. */
export interface Opening {
  scriptBytes: number
  requests: number
  /** Largest contentful paint. */
  largestPaint: number
  firstRow: number
  /** What tasks longer than 50 ms took beyond that. */
  blocking: number
}

export type State = Awaited<ReturnType<BrowserContext['storageState']>>

const QUIET_MS = 1_000

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []

/** A browser that has never been anywhere, and speaks to this machine alone. */
export function openBrowser(): Promise<Browser> {
  const args = [...asRoot, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1']
  return chromium.launch({ executablePath: findBrowser() ?? undefined, args })
}

/** Opens `url` with nothing cached, and answers once it has been quiet for a second. */
export async function openCold(url: string, storageState: State, row: string): Promise<Opening> {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ storageState, viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    const wire = await watchWire(page)
    await page.addInitScript(watchTimes, row)
    await page.goto(url)
    await page.locator(row).first().waitFor()
    await wire.quiet()
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: Times }).seen)
    return { ...wire.counted(), ...seen }
  } finally {
    await browser.close()
  }
}

interface Times {
  largestPaint: number
  firstRow: number
  blocking: number
}

async function watchWire(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  const scripts = new Set<string>()
  let scriptBytes = 0
  let requests = 0
  let last = Date.now()
  cdp.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (!request.url.startsWith('http')) return
    requests += 1
    last = Date.now()
    if (type === 'Script') scripts.add(requestId)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    last = Date.now()
    if (scripts.has(requestId)) scriptBytes += encodedDataLength
  })
  return {
    counted: () => ({ scriptBytes, requests }),
    quiet: async () => {
      for (let turns = 0; turns < 100 && Date.now() - last < QUIET_MS; turns++) await page.waitForTimeout(100)
    },
  }
}

/** Runs in the page, before anything of it. */
function watchTimes(row: string): void {
  const seen = { largestPaint: 0, firstRow: 0, blocking: 0 }
  Object.assign(globalThis, { seen })
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  observe('largest-contentful-paint', ({ startTime }) => {
    seen.largestPaint = startTime
  })
  observe('longtask', ({ duration }) => {
    seen.blocking += Math.max(0, duration - 50)
  })
  const look = () =>
    document.querySelector(row)
      ? // By the next frame it has been painted.
        requestAnimationFrame((now) => {
          seen.firstRow = now
        })
      : requestAnimationFrame(look)
  requestAnimationFrame(look)
}
