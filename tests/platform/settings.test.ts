import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCatalogSettings } from '@/lib/operations/read-catalog-settings'
import { updateCatalogSettings } from '@/lib/operations/update-catalog-settings'
import { database } from '@/lib/store/database'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { refusalOf } from '../support/refusal'

beforeAll(() => openHouse([]))
afterAll(closeHouse)

describe('the settings of the catalog', () => {
  it('allow nothing until an admin says so', async () => {
    expect(await readCatalogSettings()).toEqual({
      ...{ allowedOrigins: [], browserTokens: false, loginRedirectUrl: null, brandColour: null },
    })
  })

  it('change by what is given, which is noted, and null takes away', async () => {
    const admin = await signedIn()
    const origin = 'https://app.example.com'
    await updateCatalogSettings(admin, { allowedOrigins: [origin, origin], brandColour: '#1d4ed8' })
    await updateCatalogSettings(admin, { browserTokens: true, loginRedirectUrl: `${origin}/sign-in?x=1` })
    expect(await readCatalogSettings()).toEqual({
      ...{ allowedOrigins: [origin], browserTokens: true },
      ...{ loginRedirectUrl: `${origin}/sign-in?x=1`, brandColour: '#1d4ed8' },
    })
    await updateCatalogSettings(admin, { brandColour: null, browserTokens: false, allowedOrigins: [] })
    expect(await readCatalogSettings()).toMatchObject({
      ...{ allowedOrigins: [], browserTokens: false, brandColour: null },
    })
    const noted = { type: 'settings.updated', target: 'catalog' }
    expect(await database().event.count({ where: noted })).toBe(3)
  })

  it.each([
    { allowedOrigins: ['*'] },
    { allowedOrigins: ['https://*.example.com'] },
    { allowedOrigins: ['https://app.example.com/'] },
    { allowedOrigins: ['null'] },
    { allowedOrigins: Array.from({ length: 51 }, (_, at) => `https://a${at}.example.com`) },
    { loginRedirectUrl: 'javascript:alert(1)' },
    { loginRedirectUrl: 'http://app.example.com' },
    { brandColour: 'red;background:url(//evil.example)' },
  ])('C refuse %.80j', async (change) => {
    const before = await readCatalogSettings()
    expect(await refusalOf(updateCatalogSettings(await signedIn(), change))).toBe('invalid_input')
    expect(await readCatalogSettings()).toEqual(before)
  })

  it('are an admin’s to change', async () => {
    const change = updateCatalogSettings(await signedIn('member'), { browserTokens: true })
    expect(await refusalOf(change)).toBe('forbidden')
  })
})
