import type { Page } from '@playwright/test'

/** What of JavaScript has come to a page, as it came over the wire, since it was last begun anew. */
export interface ScriptCount {
  scripts(): number
  bytes(): number
  /** Leaves the page, so that nothing that it was still loading is counted as the next one's. */
  beginAnew(): Promise<void>
}

/** Counts the scripts that a page loads, with nothing taken from the browser's cache. */
export async function countScripts(page: Page): Promise<ScriptCount> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  const scripts = new Set<string>()
  let bytes = 0
  cdp.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  return {
    scripts: () => scripts.size,
    bytes: () => bytes,
    beginAnew: async () => {
      await page.goto('about:blank')
      scripts.clear()
      bytes = 0
    },
  }
}
