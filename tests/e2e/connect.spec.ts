import { addAcme, agree, asAdmin, clients, expect, setUp, test, trySignIn } from './story'

test.use({ house: 'connect' })
test.describe.configure({ mode: 'serial' })

test('somebody who has never seen it gets from the start line to a tested connection', async ({
  page,
  world,
}) => {
  await setUp(page, world)
  await addAcme(page, world)
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page)
  await expect(page).toHaveURL(`${world.patchbay.url}/integrations/acme/default`)
  await expect(page.getByText('Connected as')).toBeVisible()
  await expect(page.getByText('alice@example.test').first()).toBeVisible()
  await expect(page.getByRole('main').getByText('Connected', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('Everything asked for was granted.')).toBeVisible()

  await page.getByRole('button', { name: 'Test Connection' }).click()
  await expect(page.getByText(/Works|answered in \d+ ms/).first()).toBeVisible()
  await expect(
    page
      .getByRole('listitem')
      .getByText(/by hand, \d+ ms/)
      .first(),
  ).toBeVisible()
})

test('set-up is closed afterwards', async ({ page }) => {
  await page.goto('/setup')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a wrong password says only that something is wrong', async ({ page }) => {
  await trySignIn(page, 'not the password at all')
  await expect(page.getByText('E-mail address or password is wrong.')).toBeVisible()
  await expect(page.getByLabel('E-mail address')).toHaveValue('ann@example.com')
})

test('a page asked for before signing in is there afterwards', async ({ page }) => {
  await page.goto('/integrations/acme/default')
  await expect(page).toHaveURL(/\/sign-in\?from=/)
  await page.getByLabel('E-mail address').fill('ann@example.com')
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/integrations\/acme\/default$/)
})

test('a denial at the provider is calm and changes nothing', async ({ page, world }) => {
  await asAdmin(page)
  await page.goto('/integrations/acme/default')
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await page.waitForURL(/127\.0\.0\.1/)
  await page.getByRole('link', { name: /cancel/i }).click()
  await expect(page).toHaveURL(`${world.patchbay.url}/integrations/acme/default`)
  await expect(page.getByText('You cancelled at Acme.')).toBeVisible()
  await expect(page.getByText('alice@example.test').first()).toBeVisible()
})

test('a replayed callback shows the connection and redeems nothing', async ({ page, world }) => {
  await asAdmin(page)
  await page.goto('/integrations/acme/default')
  const callback = page.waitForRequest(/\/oauth2\/callback\/acme\?/)
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await agree(page)
  await expect(page).toHaveURL(`${world.patchbay.url}/integrations/acme/default`)
  await world.provider.forget()
  await page.goto((await callback).url())
  await expect(page).toHaveURL(`${world.patchbay.url}/integrations/acme/default`)
  expect(await world.provider.tokenRequests()).toEqual([])
})

test('a forged callback is refused in words, and redeems nothing', async ({ page, world }) => {
  await asAdmin(page)
  await world.provider.forget()
  const state = 'A'.repeat(43)
  await page.goto(`/oauth2/callback/acme?code=stolen&state=${state}`)
  await expect(page.getByRole('heading', { name: 'This consent is not known here' })).toBeVisible()
  expect(page.url()).not.toContain('stolen')
  expect(await world.provider.tokenRequests()).toEqual([])
})

test('a session lost on the way ends the consent with a way on', async ({ page, context, world }) => {
  await asAdmin(page)
  await page.goto('/integrations/acme/default')
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await page.waitForURL(/127\.0\.0\.1/)
  await context.clearCookies({ name: /session/, domain: 'localhost' })
  await world.provider.forget()
  await agree(page)
  await expect(page.getByRole('heading', { name: 'Your session ended on the way' })).toBeVisible()
  expect(await world.provider.tokenRequests()).toEqual([])
})

test('another account is asked about before it takes the place of the one that was there', async ({
  page,
}) => {
  await asAdmin(page)
  await page.goto('/integrations/acme/default')
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await agree(page, 'bob')
  await expect(page.getByText('This consent is of another account.')).toBeVisible()
  await page.getByRole('button', { name: 'Keep what was there' }).click()
  await expect(page.getByText('This consent is of another account.')).toBeHidden()
  await expect(page.getByText('alice@example.test').first()).toBeVisible()
})

test('a restart in the middle of a consent loses nothing', async ({ page, world }) => {
  await asAdmin(page)
  await page.goto('/integrations/acme/default')
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await page.waitForURL(/127\.0\.0\.1/)
  await world.patchbay.restart()
  await agree(page)
  await expect(page).toHaveURL(`${world.patchbay.url}/integrations/acme/default`)
  await expect(page.getByText('Connected as')).toBeVisible()
})

test('revoked at the provider: the test says so, and what to press', async ({ page, world }) => {
  await asAdmin(page)
  await page.goto('/integrations/acme/default')
  await world.provider.revokeGrants()
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await expect(
    page.getByText('Acme no longer accepts this connection’s authorization.').first(),
  ).toBeVisible()
  await expect(page.getByText('Reconnect needed').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Reconnect' }).first()).toBeVisible()
})

test('disconnecting says what goes and what stays, and does that', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/acme/default')
  await page.getByRole('button', { name: 'Disconnect' }).click()
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await expect(dialog.getByText('Goes:')).toBeVisible()
  await expect(dialog.getByText('Stays:')).toBeVisible()
  await dialog.getByRole('button', { name: 'Disconnect' }).click()
  await expect(page.getByRole('button', { name: 'Connect Acme account' })).toBeVisible()
  await expect(page.getByText('Not connected').first()).toBeVisible()
})

test('a wrong client secret is said where it is put right, and putting it right repairs it', async ({
  page,
}) => {
  await asAdmin(page)
  await page.goto('/integrations/acme')
  await page.getByRole('button', { name: 'Replace' }).click()
  await page.getByLabel('Client secret').fill('wrong')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Replace' })).toBeVisible()
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page)
  await expect(page.getByText('Acme does not accept the client ID or client secret.').first()).toBeVisible()
  await expect(page.getByText('Check the client secret.').first()).toBeVisible()

  await page.goto('/integrations/acme')
  await page.getByRole('button', { name: 'Replace' }).click()
  await page.getByLabel('Client secret').fill(clients.basic.client_secret)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page)
  await expect(page.getByText('Connected as')).toBeVisible()
})
