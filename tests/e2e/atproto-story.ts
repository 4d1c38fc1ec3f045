import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { atproto } from '@/lib/providers/atproto'
import { whyNoAtprotoPeer } from '../support/atproto-install'
import { startNames } from '../support/atproto-names'
import { type AtprotoAccount, type AtprotoPeer, startAtprotoPeer } from '../support/atproto-peer'
import { png } from '../support/png'
import { expectGoodLook, PAIR, show, WIDE } from './seen'
import { expect, test as story } from './story'

export { expect }

export const missing = whyNoAtprotoPeer()

// PATCHBAY_SCREENSHOTS=1 npx playwright test atproto: takes the pictures of docs/atproto.md anew.
const FOLDER = join(import.meta.dirname, '../../docs/screenshots')
const TAKE = process.env.PATCHBAY_SCREENSHOTS === '1'

/** The slug of the provider that these stories define. */
export const SLUG = 'atmosphere'

interface Network {
  peer: AtprotoPeer
  alice: AtprotoAccount
  /** Somebody else at the same server. */
  bob: AtprotoAccount
  /** Of a name server that knows her handle, and says of every name that it is this machine's. */
  names: string
}

/** A story with a real directory and PDS, where Alice has an account. */
export const test = story.extend<object, { network: Network | null }>({
  network: [
    async ({ house: _ }, use) => {
      if (missing) return use(null)
      const peer = await startAtprotoPeer()
      const picture = png(96, [14, 116, 144], [245, 158, 11])
      const alice = await peer.createAccount('alice', { displayName: 'Alice Example' }, picture)
      const bob = await peer.createAccount('bob')
      const names = await startNames([`did=${alice.did}`], ['127.0.0.1'])
      await use({ peer, alice, bob, names: names.address })
      names.stop()
      await peer.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  allowed: [async ({ network }, use) => use(network?.peer.endpoints ?? []), { scope: 'worker' }],
  environment: [
    async ({ network }, use) => {
      const set: Record<string, string> = network ? { PATCHBAY_DNS_SERVERS: network.names } : {}
      await use(set)
    },
    { scope: 'worker' },
  ],
})

/** The network of a story that is not skipped. */
export function given(network: Network | null): Network {
  if (!network) throw new Error(missing ?? 'no network')
  return network
}

/** Defines the shipped provider once more, with the tests' own directory, from a page of Patchbay's. */
export async function define(page: Page, { peer }: Network): Promise<void> {
  const { source: _source, checkedOn: _day, translations: _texts, ...definition } = atproto
  const oauth2 = { ...atproto.oauth2, directoryUrl: peer.plc }
  const answer = await page.evaluate(
    async (provider) => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify(provider)
      const response = await fetch('/api/providers', { method: 'POST', headers, body })
      return { status: response.status, text: await response.text() }
    },
    { ...definition, key: SLUG, oauth2 },
  )
  expect(answer.status, answer.text).toBe(201)
}

/** The page as it is now: for the documentation, or to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  if (TAKE) mkdirSync(FOLDER, { recursive: true })
  const file = `atproto-${name}.png`
  const path = TAKE ? join(FOLDER, file) : test.info().outputPath(file)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
}

/** Judged in both themes and both widths, and looked at. */
export async function looks(page: Page, name: string): Promise<void> {
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `${name}, ${look.theme}, ${look.size.width}`)
    const path = test.info().outputPath(`${name}-${look.theme}-${look.size.width}.png`)
    await page.screenshot({ path, fullPage: true })
  }
  await show(page, { theme: 'light', size: WIDE })
}

/** On the PDS's own pages: signs in if it asks for that, and then agrees or does not. */
export async function decide(page: Page, { peer, alice }: Network, decision: 'allow' | 'deny') {
  await page.waitForURL((url) => url.origin === peer.pds)
  const password = page.getByRole('textbox', { name: 'Password' })
  const authorize = page.getByRole('button', { name: 'Authorize' })
  const cancel = page.getByRole('button', { name: /^(Deny access|Cancel|Back)$/ })
  await expect(password.or(authorize).first()).toBeVisible()
  if (await password.isVisible()) {
    if (decision === 'deny') return cancel.first().click()
    await password.fill(alice.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  await (decision === 'allow' ? authorize : cancel.first()).click()
}
