import { add, base, card, change, revocation, save } from './request-settings-steps'
import { ask } from './seeded'
import { expectGoodLook, PAIR, show } from './seen'
import { expect, setUp, test } from './story'

test.use({ house: 'request settings of providers' })

test('what can be said depends on the provider: its address, headers alone, or nothing', async ({
  page,
  world,
}) => {
  await setUp(page, world)
  const open = async (provider: string) => {
    await ask(page, 'POST', '/integrations', { provider })
    await page.goto(`/integrations/${provider}`)
    await expect(page.getByRole('region', { name: 'Manage' })).toBeVisible()
  }
  await open('smtp')
  await expect(card(page)).toHaveCount(0)

  await open('jira')
  await expect(card(page)).toContainText(/go to https:\/\/\{subdomain\}\.atlassian\.net\/rest/)
  await change(page).click()
  await base(page).fill('https://$connection.host/')
  await expect(base(page)).toHaveAttribute('placeholder', 'https://{subdomain}.atlassian.net/rest')
  await save(page).click()
  await expect(base(page)).toHaveAccessibleDescription(
    /\$connection stands for what a token response named, and this provider has none/,
  )
  await expect(revocation(page)).toHaveCount(0)
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `a key's, ${look.theme}`)
    await page.screenshot({ path: `test-results/requests-keyed-${look.theme}.png`, fullPage: true })
  }

  // The key itself is part of its address.
  await open('telegram')
  await change(page).click()
  await expect(add(page)).toBeFocused()
  await expect(base(page)).toHaveCount(0)

  // Tokens of an account's own server go nowhere else.
  await open('atproto')
  await expect(card(page)).toContainText('go to each account’s own server')
  await change(page).click()
  await expect(add(page)).toBeFocused()
  await expect(base(page)).toHaveCount(0)
  await expect(revocation(page)).toHaveCount(0)
  await card(page).screenshot({ path: 'test-results/requests-own-server.png' })
})
