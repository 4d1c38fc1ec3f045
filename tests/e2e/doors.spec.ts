import { connect } from 'node:net'
import type { Patchbay } from './patchbay'
import { asAdmin, expect, setUp, test } from './story'

test.use({ house: 'doors' })
test.describe.configure({ mode: 'serial' })

test('R06, R14 cookies are HttpOnly, Lax, of the whole path and of no domain, and not Secure on plain http', async ({
  page,
  world,
}) => {
  await setUp(page, world)
  const cookies = await page.context().cookies()
  const session = cookies.find(({ name }) => name === 'patchbay.session')
  expect(session).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    domain: 'localhost',
    secure: false,
  })
  expect((session?.expires ?? 0) * 1000 - Date.now()).toBeLessThanOrEqual(7 * 24 * 3600 * 1000)
  const hsts = (await page.request.get('/sign-in')).headers()['strict-transport-security']
  expect(hsts).toBeUndefined()
})

test('F11, I08 a page is kept by no cache and framed by nobody', async ({ page }) => {
  await asAdmin(page)
  for (const path of ['/', '/integrations', '/settings', '/api/overview']) {
    const headers = (await page.request.get(path)).headers()
    expect(headers['cache-control'], path).toContain('no-store')
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['x-frame-options'], path).toBe('DENY')
  }
})

test('C08, I03 an action or form that another site sends is refused, whatever Host it claims', async ({
  page,
}) => {
  await asAdmin(page)
  const action = { 'next-action': '0'.repeat(42), 'content-type': 'text/plain;charset=UTF-8' }
  for (const headers of [
    { ...action, origin: 'https://evil.example' },
    { ...action, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    { ...action, origin: 'null' },
    { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
  ]) {
    const response = await page.request.post('/settings', { headers, data: '[]' })
    expect(response.status()).toBe(403)
  }
})

test('C01, R15 no Host makes a link or redirect of ours lead elsewhere', async ({ world }) => {
  for (const host of ['evil.example', `evil.example:${world.patchbay.port}`]) {
    const answer = await raw(
      world.patchbay,
      `GET /settings HTTP/1.1\r\nHost: ${host}\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 307/)
    expect(/^location: (.*)$/im.exec(answer)?.[1]).toMatch(/^(http:\/\/localhost:\d+)?\/sign-in\?from=/)
    const csrf = await raw(
      world.patchbay,
      `GET /api/auth/signin HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    )
    expect(csrf).not.toContain('evil.example')
  }
})

test('D34 nothing is forwarded for an upgrade, and an absolute address is no address here', async ({
  world,
}) => {
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n'
  const absolute = `GET http://127.0.0.1:1/ HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n`
  expect(await raw(world.patchbay, absolute)).not.toMatch(/^HTTP\/1\.1 (101|2|502|500)/)
  const plain = `GET http://127.0.0.1:1/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`
  expect(await raw(world.patchbay, plain)).toMatch(/^HTTP\/1\.1 400/)
})

test('D33, F09 no image is fetched for anybody, and nothing of development is left', async ({ page }) => {
  await asAdmin(page)
  for (const path of [
    '/_next/image?url=http%3A%2F%2F127.0.0.1%3A1%2Fx&w=64&q=75',
    '/_next/image?url=%2Fapi%2Foverview&w=64&q=75',
    '/_next/data/build/index.json',
    '/__nextjs_original-stack-frames',
    '/_next/static/chunks/main.js.map',
    '/.env',
    '/.git/HEAD',
  ])
    expect((await page.request.get(path)).status(), path).toBeGreaterThanOrEqual(400)
})

test('L11 a cookie bomb is refused, and a heap of old session cookies does not lock out', async ({
  world,
  request,
}) => {
  const bomb = await raw(
    world.patchbay,
    `GET /sign-in HTTP/1.1\r\nHost: localhost\r\nCookie: a=${'x'.repeat(64_000)}\r\nConnection: close\r\n\r\n`,
  )
  expect(bomb).toMatch(/^HTTP\/1\.1 431/)
  const chunks = Array.from({ length: 100 }, (_, i) => `patchbay.session.${i}=${'y'.repeat(60)}`).join('; ')
  const response = await request.get('/sign-in', { headers: { cookie: chunks } })
  expect(response.status()).toBe(200)
})

test('C02 where a consent comes back to is not the browser’s to say', async ({ page }) => {
  await asAdmin(page)
  const response = await page.request.get('/oauth2/callback/acme?redirect_uri=https://evil.example', {
    maxRedirects: 0,
  })
  expect(response.headers().location).not.toContain('evil')
})

/** What the server writes on a socket of its own, until it closes. */
function raw({ port }: Patchbay, request: string): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.setTimeout(5_000, () => socket.destroy())
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(text))
  })
}
