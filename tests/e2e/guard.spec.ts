import { countScripts } from './script-count'
import { addAcme, agree, asAdmin, clients, expect, isLive, setUp, signIn, test } from './story'

test.use({ house: 'guard' })
test.describe.configure({ mode: 'serial' })

const PAGES = [
  '/',
  '/integrations',
  '/integrations/new',
  '/integrations/acme',
  '/integrations/acme/default',
  '/activity',
  '/settings',
]

test('R13, J10 every answer has its headers, and no page breaks its own policy', async ({
  page,
  world,
  silentConsole,
}) => {
  await setUp(page, world)
  await addAcme(page, world)
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page)
  await expect(page.getByText('Connected as')).toBeVisible()
  for (const path of [...PAGES, '/sign-in', '/nowhere', '/api/health', '/api/nowhere', '/icon.svg']) {
    const response = await page.request.get(path)
    const headers = response.headers()
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['referrer-policy'], path).toBeTruthy()
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin')
    expect(headers['permissions-policy'], path).toBeTruthy()
    expect(headers['x-powered-by'], path).toBeUndefined()
    const policy = headers['content-security-policy'] ?? ''
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy, path).not.toContain('unsafe-inline')
  }
  for (const path of PAGES) {
    await page.goto(path)
    await page.waitForLoadState('networkidle').catch(() => {})
  }
  expect(silentConsole).toEqual([])
})

test('F01, F02 no page holds a secret, in HTML or as what the router asks for', async ({ page }) => {
  await asAdmin(page)
  for (const path of PAGES) {
    const asked: Record<string, string>[] = [{}, { RSC: '1' }, { RSC: '1', 'Next-Router-Prefetch': '1' }]
    for (const headers of asked) {
      const text = await (await page.request.get(path, { headers })).text()
      for (const form of [clients.basic.client_secret, encodeURIComponent(clients.basic.client_secret)])
        expect(text.includes(form), path).toBe(false)
    }
  }
})

test('every page sends who is not signed in to sign in, whatever they ask it with', async ({
  page,
  request,
  world,
}) => {
  const tricks: Record<string, string>[] = [
    {},
    { RSC: '1' },
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-invoke-path': '/settings', 'x-matched-path': '/settings' },
  ]
  for (const path of PAGES)
    for (const headers of tricks) {
      const response = await request.get(path, { headers, maxRedirects: 0 })
      const text = await response.text()
      const sentAway = response.status() === 307 || /\/sign-in\?from=/.test(text)
      expect(sentAway, `${path} ${JSON.stringify(headers)}`).toBe(true)
      expect(text.includes('alice@example.test'), path).toBe(false)
    }
  await page.goto(`${world.patchbay.url}/settings`)
  await expect(page).toHaveURL(/\/sign-in\?from=%2Fsettings/)
})

test('C03, C05 no link to sign-in leads to another site', async ({ page }) => {
  for (const from of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    'javascript:alert(1)',
  ]) {
    await page.context().clearCookies()
    await page.goto(`/sign-in?from=${encodeURIComponent(from)}&callbackUrl=${encodeURIComponent(from)}`)
    await page.getByLabel('E-mail address').fill('ann@example.com')
    await page.getByLabel('Password').fill('a long enough password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    expect(new URL(page.url()).hostname).toBe('localhost')
  }
})

test('A10, A18, C09 HEAD and POST use no state up, and a callback is answered by 303 without a trace of the code', async ({
  page,
}) => {
  await asAdmin(page)
  const callback = `/oauth2/callback/acme?code=abc&state=${'B'.repeat(43)}`
  expect((await page.request.fetch(callback, { method: 'HEAD', maxRedirects: 0 })).status()).toBe(405)
  expect(
    (await page.request.fetch(callback, { method: 'POST', maxRedirects: 0 })).status(),
  ).toBeGreaterThanOrEqual(400)
  const answered = await page.request.get(callback, { maxRedirects: 0 })
  expect(answered.status()).toBe(303)
  expect(answered.headers()['referrer-policy']).toBe('no-referrer')
  expect(answered.headers()['cache-control']).toContain('no-store')
  expect(answered.headers().location).not.toContain('abc')
})

test('J01, J02, J08 names and a provider’s words are text wherever they are shown', async ({ page }) => {
  await asAdmin(page)
  const evil = '<img src=x onerror=alert(1)>"><script>alert(2)</script>'
  page.on('dialog', () => expect(false, 'a script ran').toBe(true))
  await page.goto('/integrations/new?provider=acme')
  await page.getByLabel('Name', { exact: true }).fill(evil.slice(0, 80))
  await page.getByLabel('Client ID').fill('x')
  await page.getByLabel('Client secret').fill('y')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: evil.slice(0, 80) })).toBeVisible()
  await page.goto('/integrations')
  await expect(page.getByText(evil.slice(0, 80)).first()).toBeVisible()
})

test('unknown addresses are a 404 page', async ({ page }) => {
  await asAdmin(page)
  for (const path of [
    '/integrations/nothing',
    '/integrations/acme/nothing',
    '/integrations/..%2f',
    '/nowhere',
  ])
    expect((await page.goto(path))?.status(), path).toBe(404)
  await expect(page.getByRole('link').first()).toBeVisible()
})

test('first-load JavaScript of the connections page is at most 200 kB gzipped', async ({ page }) => {
  await signIn(page)
  // The overview's own scripts are done with before the list's are counted.
  await expect(isLive(page)).toBeVisible()
  const loaded = await countScripts(page)
  await page.goto('/integrations')
  await expect(isLive(page)).toBeVisible()
  const kilobytes = Math.round(loaded.bytes() / 1000)
  test.info().annotations.push({ type: 'JavaScript', description: `${kilobytes} kB over the wire` })
  console.log(`first-load JavaScript of /integrations: ${kilobytes} kB gzipped`)
  expect(loaded.scripts()).toBeGreaterThan(0)
  expect(loaded.bytes()).toBeLessThanOrEqual(200_000)
})
