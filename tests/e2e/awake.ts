import type { BrowserContext } from '@playwright/test'

/**
 * A page of ours takes the pointer when its scripts hear it, and not before: Playwright waits with a click until
 * something takes it, where a click on a page that is drawn but not yet awake would be lost on a busy machine.
 */
export async function untilAwake(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    // Providers are at 127.0.0.1, and what is not a page of React's is given up on.
    if (location.hostname === '127.0.0.1') return
    const until = Date.now() + 5_000
    const look = () => {
      const hears = Object.keys(document).some((key) => key.startsWith('__reactContainer$'))
      const asleep = !hears && Date.now() < until
      document.documentElement?.style.setProperty('pointer-events', asleep ? 'none' : null)
      if (asleep) setTimeout(look, 20)
    }
    look()
  })
}
