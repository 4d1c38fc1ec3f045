import { decide, define, expect, given, looks, missing, picture, SLUG, test as story } from './atproto-story'
import { freePort, startBeside } from './patchbay'
import { WIDE } from './seen'
import { ADMIN, setUp, trySignIn } from './story'
import { startTlsFront, type TlsFront } from './tls-front'

// Patchbay behind TLS under a public name, as in production: its accounts' servers know it by its documents there.

const PUBLIC = 'https://console.patchbay.dev'
const INNER = 'https://patchbay.local'

interface Front {
  tls: TlsFront
  port: number
  innerPort: number
}

const test = story.extend<object, { front: Front }>({
  front: [
    async ({ house: _ }, use) => {
      const [port, innerPort] = [await freePort(), await freePort()]
      const tls = await startTlsFront({
        [new URL(PUBLIC).host]: port,
        [new URL(INNER).host]: innerPort,
      })
      await use({ tls, port, innerPort })
      tls.stop()
    },
    { scope: 'worker' },
  ],
  environment: [
    async ({ network, front }, use) => {
      const names: Record<string, string> = network ? { PATCHBAY_DNS_SERVERS: network.names } : {}
      await use({ ...names, PORT: String(front.port), PATCHBAY_URL: PUBLIC })
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, front }, use) => {
      const args = launchOptions.args?.filter((arg) => !arg.startsWith('--host-resolver-rules')) ?? []
      await use({ ...launchOptions, args: [...args, `--host-resolver-rules=${front.tls.resolverRules}`] })
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ world: _ }, use) => use(PUBLIC),
})

test.use({ house: 'atproto-public', ignoreHTTPSErrors: true })
test.skip(missing !== null, missing ?? '')
test.describe.configure({ mode: 'serial', timeout: 180_000 })

test('the shipped provider’s set-up says as what Patchbay is known, and looks at it from here', async ({
  page,
  world,
}) => {
  await page.setViewportSize(WIDE)
  await setUp(page, world)
  await page.goto('/integrations/new')
  await page.getByRole('searchbox').fill('bluesky')
  await page.getByRole('link', { name: /^AT Protocol/ }).click()
  await expect(page).toHaveURL(`${PUBLIC}/integrations/new?provider=atproto`)
  await expect(page.getByText('A confidential client, with keys of its own')).toBeVisible()
  await expect(page.getByText(`${PUBLIC}/atproto/client-metadata.json`)).toBeVisible()
  await expect(page.getByText(/whether they can, Patchbay cannot know\./)).toBeVisible()
  await picture(page, 'set-up-public')
  await page.getByRole('button', { name: 'Check from here' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'console.patchbay.dev' })).toHaveText(
    /leads to an address that is not public.*look the name up from another network/,
  )
  await expect(page.getByText('How it is called here.', { exact: true })).toBeVisible()
  await looks(page, 'confidential')
  await page.getByRole('form').getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(`${PUBLIC}/integrations/atproto`)
  await expect(page.getByRole('button', { name: 'Connect AT Protocol account' })).toBeVisible()
  await looks(page, 'confidential-saved')
})

test('an account agrees to a client that its server knows by its documents and keys', async ({
  page,
  network,
  front,
}) => {
  const known = given(network)
  await known.peer.standFor(new URL(PUBLIC).host, `http://127.0.0.1:${front.port}`)
  await page.setViewportSize(WIDE)
  await trySignIn(page, ADMIN.password)
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await define(page, known)
  await page.goto(`/integrations/new?provider=${SLUG}`)
  await page.getByRole('form').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Connect AT Protocol account' }).click()
  await page.getByRole('alertdialog').getByLabel('Handle').fill(known.alice.did)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Continue' }).click()
  await decide(page, known, 'allow')
  await expect(page).toHaveURL(`${PUBLIC}/integrations/${SLUG}/default`)
  await expect(page.getByText('Connected as')).toBeVisible()
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await expect(page.getByText(/answered in \d+ ms/).first()).toBeVisible()
  await looks(page, 'confidential-connected')
})

test('under a name of the own network nothing can be connected, and that is said', async ({
  page,
  world,
  network,
  front,
}) => {
  const known = given(network)
  const beside = await startBeside(world.patchbay, {
    PORT: String(front.innerPort),
    PATCHBAY_URL: INNER,
    PATCHBAY_DNS_SERVERS: known.names,
  })
  try {
    await page.setViewportSize(WIDE)
    await trySignIn(page, ADMIN.password, INNER)
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
    await page.goto(`${INNER}/integrations/atproto`)
    await expect(page.getByText('Accounts’ servers cannot know Patchbay here')).toBeVisible()
    await expect(page.getByText(/is known in a private network alone/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Check from here' })).toBeHidden()
    await looks(page, 'unreachable')
    await page.getByRole('button', { name: 'Connect AT Protocol account' }).click()
    await page.getByRole('alertdialog').getByLabel('Handle').fill('alice.test')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText(/cannot know Patchbay by its public URL/)).toBeVisible()
    await looks(page, 'unreachable-begun')
  } finally {
    await beside.remove()
  }
})
