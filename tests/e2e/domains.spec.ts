import type { Page } from '@playwright/test'
import { CLIENT, expect, given, missing, TEMPLATE, test } from './domain-story'
import { expectGoodLook, PAIR, show } from './seen'
import { setUp, signIn } from './story'

test.use({ house: 'domains' })
test.describe.configure({ mode: 'serial' })
test.skip(missing !== null, missing ?? '')

const main = (page: Page) => page.getByRole('main')
const card = (page: Page) => page.getByRole('region', { name: 'Website' })

test('a DNS provider is registered, and a template from its text', async ({ page, world, dns }) => {
  const { peer, redirectUris } = given(dns)
  redirectUris.push(`${world.patchbay.url}/oauth2/callback/domain-connect`)
  await setUp(page, world)
  await page.getByRole('link', { name: 'Domains' }).first().click()
  await expect(page.getByText('No domains yet')).toBeVisible()
  await expectGoodLook(page, 'no domains')

  await page.getByRole('button', { name: 'Register a template' }).click()
  await page.getByLabel('Template (JSON)').fill('{"providerId": "x"}')
  await page.getByRole('button', { name: 'Register', exact: true }).click()
  await expect(page.getByText('records').first()).toBeVisible()
  await page.getByLabel('Template (JSON)').fill(JSON.stringify(TEMPLATE))
  await page.getByRole('button', { name: 'Register', exact: true }).click()
  await expect(main(page).getByText('patchbay.example/web')).toBeVisible()
  await main(page).getByText('What is in it').click()
  await expect(main(page).getByText('proof=%proof%')).toBeVisible()
  await expectGoodLook(page, 'a template')

  await page.goto('/integrations/new?provider=domain-connect')
  await page.getByLabel('Id of the DNS provider').fill('dns.example')
  await page.getByLabel('API address').fill(peer.apiUrl)
  await page.getByLabel('Client ID').fill(CLIENT.clientId)
  await page.getByLabel('Client secret').fill(CLIENT.clientSecret)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const consents = page.getByRole('region', { name: 'Consents of domains' })
  await expect(consents.getByRole('link', { name: 'Domains' })).toBeVisible()
  await expect(consents.getByText('Nobody has consented yet.')).toBeVisible()
  await expect(main(page).getByText('/oauth2/callback/domain-connect')).toBeVisible()
})

test('from a typed domain to records that DNS shows: preview, consent, conflict, state, undo', async ({
  page,
  dns,
}) => {
  await signIn(page)
  await page.goto('/domains')
  await page.getByLabel('Domain', { exact: true }).fill('Example.com')
  await page.getByRole('button', { name: 'Add domain' }).click()
  await expect(page.getByRole('heading', { name: 'example.com', exact: true })).toBeVisible()
  await expect(page.getByText('Example DNS Ltd').first()).toBeVisible()
  await expect(page.getByText('ns1.example.com')).toBeVisible()

  await page.getByRole('button', { name: 'Show what changes' }).click()
  await expect(page.getByText('Please fill in ip.').first()).toBeVisible()
  await page.getByRole('textbox', { name: 'ip' }).fill('192.0.2.8')
  await page.getByRole('textbox', { name: 'proof' }).fill('abc')
  await page.getByRole('button', { name: 'Show what changes' }).click()
  await expect(page.getByRole('list', { name: 'The domain gets' }).getByRole('listitem')).toHaveCount(3)
  await expect(page.getByRole('list', { name: 'The domain loses' })).toContainText('192.0.2.7')
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `a preview, ${look.theme}`)
  }

  const opening = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Ask for consent at Example DNS Ltd' }).click()
  const there = await opening
  await there.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByText('Its owner has consented.')).toBeVisible()

  await card(page).getByRole('button', { name: 'Apply now' }).click()
  const dialog = page.getByRole('dialog', { name: 'Other records are in the way' })
  await expect(dialog.getByRole('list', { name: 'There now' })).toContainText('192.0.2.7')
  await expect(dialog.getByRole('list', { name: 'New' })).toContainText('192.0.2.8')
  await expectGoodLook(page, 'a conflict')
  await dialog.getByRole('button', { name: 'Keep what is there' }).click()
  await card(page).getByRole('button', { name: 'See what is in the way' }).click()
  await dialog.getByRole('button', { name: 'Replace them' }).click()
  await expect(card(page).getByText('In DNS', { exact: true })).toBeVisible()
  await expect(card(page).getByText('Found', { exact: true })).toHaveCount(3)

  // Somebody changes the zone elsewhere.
  const ours = { name: 'www.example.com', type: 'CNAME', data: 'example.com', ttl: 600 }
  await given(dns).zones.change('example.com', {
    remove: [ours],
    add: [{ ...ours, data: 'other.example.com' }],
  })
  await page.getByRole('button', { name: 'Look up now' }).click()
  await expect(card(page).getByText('Different', { exact: true })).toBeVisible()
  await expect(card(page).getByText(/DNS shows CNAME other\.example\.com/)).toBeVisible()
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `a domain, ${look.theme}`)
  }

  await card(page).getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click()
  await expect(card(page).getByText('Taken away', { exact: true })).toBeVisible()
  await card(page).getByText('History').click()
  await expect(card(page).getByText(/had it taken away/)).toBeVisible()
})

test('a consent that was withdrawn at the DNS provider is asked for again', async ({ page, dns }) => {
  await signIn(page)
  await page.goto('/domains/example.com')
  given(dns).peer.tokens.revokeAll()
  await card(page).getByRole('button', { name: 'Apply now' }).click()
  await expect(page.getByText('A new consent is needed')).toBeVisible()
  const opening = page.waitForEvent('popup')
  await card(page).getByRole('button', { name: 'Reconnect' }).click()
  await (await opening).getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByText('Its owner has consented.')).toBeVisible()
})

test('applied in a window of the DNS provider, of its size, and believed when DNS shows it', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const open = window.open.bind(window)
    const asked: (string | undefined)[] = []
    Object.assign(globalThis, { asked })
    window.open = (url, target, features) => {
      asked.push(features)
      return open(url, target, features)
    }
  })
  await signIn(page)
  await page.goto('/domains')
  await page.getByLabel('Domain', { exact: true }).fill('shop.example.net')
  await page.getByRole('button', { name: 'Add domain' }).click()
  await page.getByRole('textbox', { name: 'ip' }).fill('192.0.2.9')
  await page.getByRole('textbox', { name: 'proof' }).fill('xyz')
  await page.getByRole('button', { name: 'Show what changes' }).click()
  await page.getByLabel('Apply in a window of Example DNS Ltd').check()
  const opening = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Apply at Example DNS Ltd' }).click()
  const there = await opening
  const asked = await page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
  expect(asked).toEqual(['popup,width=640,height=480'])
  await expect(card(page).getByText('Not there yet', { exact: true })).toBeVisible()
  const closing = there.waitForEvent('close')
  await there.getByRole('button', { name: 'Allow' }).click()
  await closing
  await expect(card(page).getByText('In DNS', { exact: true })).toBeVisible()
})

test('a domain whose DNS offers nothing gets a list to copy, and is looked up all the same', async ({
  page,
  dns,
}) => {
  await signIn(page)
  await page.goto('/domains')
  await page.getByLabel('Domain', { exact: true }).fill('plain.example')
  await page.getByRole('button', { name: 'Add domain' }).click()
  await expect(page.getByText('The DNS of plain.example names no provider of Domain Connect.')).toBeVisible()
  await page.getByRole('textbox', { name: 'ip' }).fill('192.0.2.8')
  await page.getByRole('textbox', { name: 'proof' }).fill('abc')
  await page.getByRole('button', { name: 'Show what changes' }).click()
  await page.getByRole('button', { name: 'Show the records to enter' }).click()
  await expect(card(page).getByText('Enter these where the DNS of plain.example is kept;')).toBeVisible()
  await expect(card(page).getByRole('button', { name: 'Copy all' })).toBeVisible()
  const entered = [
    { name: 'plain.example', type: 'A', data: '192.0.2.8', ttl: 60 },
    { name: 'plain.example', type: 'TXT', data: 'proof=abc', ttl: 60 },
    { name: 'www.plain.example', type: 'CNAME', data: 'plain.example', ttl: 60 },
  ]
  await given(dns).zones.change('plain.example', { remove: [], add: entered })
  await page.getByRole('button', { name: 'Look up now' }).click()
  await expect(card(page).getByText('In DNS', { exact: true })).toBeVisible()
})

test('a domain whose DNS leads to another API is told why, and nothing is sent there', async ({
  page,
  dns,
}) => {
  const { peer } = given(dns)
  await signIn(page)
  peer.settings = { urlAPI: `https://${peer.endpoint}/elsewhere` }
  peer.received.splice(0)
  await page.goto('/domains/shop.example.net')
  await page.getByRole('textbox', { name: 'ip' }).fill('192.0.2.9')
  await page.getByRole('textbox', { name: 'proof' }).fill('xyz')
  await page.getByRole('button', { name: 'Show what changes' }).click()
  await page.getByLabel('Consent once, then apply from here').check()
  await page.getByRole('button', { name: 'Ask for consent at Example DNS Ltd' }).click()
  await expect(page.getByText(/the client secret was given for .* Nothing was sent/).first()).toBeVisible()
  expect(peer.received.map(({ endpoint }) => endpoint)).not.toContain('token')
  peer.settings = {}
})

test('a domain is removed, and its records stay', async ({ page, dns }) => {
  await signIn(page)
  await page.goto('/domains/plain.example')
  await page.getByRole('button', { name: 'Remove domain' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove domain' }).click()
  await expect(page).toHaveURL(/\/domains$/)
  await expect(main(page).getByRole('link', { name: 'plain.example' })).toBeHidden()
  const left = await given(dns).zones.records('plain.example')
  expect(left?.some(({ data }) => data === 'proof=abc')).toBe(true)
})
