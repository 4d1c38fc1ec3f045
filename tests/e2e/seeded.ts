import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Page } from '@playwright/test'
import { freePort } from './patchbay'
import { beginSession, expect, originOf, test as story } from './story'

export { expect }

/** The admin of the demo, as it prints them. */
export const ADMIN = { email: 'admin@example.com', password: 'correct horse battery staple' }

export interface Demo {
  url: string
  /** Signed in as the admin, for a browser to begin with. */
  state: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>
  stop(): Promise<void>
}

const START_MS = 60_000

/** A story in the demo: a connection in each status, and pages that are signed in as its admin. */
export const test = story.extend<{ baseURL: string }, { demo: Demo }>({
  demo: [
    // Named by the house, so that files which change things have one of their own.
    async ({ house: _, playwright }, use) => {
      const demo = await startDemo()
      const request = await playwright.request.newContext({ baseURL: demo.url })
      await beginSession(request, ADMIN)
      await use({ ...demo, state: await request.storageState() })
      await request.dispose()
      await demo.stop()
    },
    { scope: 'worker', timeout: START_MS * 2 },
  ],
  baseURL: async ({ demo }, use) => use(demo.url),
  storageState: async ({ demo }, use) => use(demo.state),
})

/** Starts `npm run demo`'s program on a free port of 127.0.0.1, and waits until it is filled. */
async function startDemo(): Promise<Omit<Demo, 'state'>> {
  const port = await freePort()
  const child = spawn(process.execPath, ['dist/demo.js'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port) },
  })
  await said(child, 'Patchbay’s demo is at')
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function said(child: ChildProcess, words: string): Promise<void> {
  let text = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The demo did not start:\n${text}`)), START_MS)
    child.once('exit', () => reject(new Error(`The demo ended at its start:\n${text}`)))
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        if (!text.includes(words)) return
        clearTimeout(late)
        resolve()
      })
  })
}

/** Signs in by the form, and is on the overview afterwards. */
export async function signInAs(page: Page, { email, password }: typeof ADMIN): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
}

/** Asks the API as the page's own scripts would. */
export async function ask(page: Page, method: string, path: string, data?: unknown): Promise<unknown> {
  const origin = await originOf(page)
  const response = await page.request.fetch(`/api${path}`, { method, data, headers: { origin } })
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`)
  return response.status() === 204 ? null : response.json()
}
