import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { addDomain } from '@/lib/operations/add-domain'
import { connectDomain } from '@/lib/operations/connect-domain'
import { createIntegration } from '@/lib/operations/create-integration'
import { listTemplates } from '@/lib/operations/list-templates'
import { readDomain } from '@/lib/operations/read-domain'
import { registerTemplate } from '@/lib/operations/register-template'
import { saveSetup } from '@/lib/operations/save-setup'
import { verifyDueDomains } from '@/lib/operations/verify-due-domains'
import { randomToken } from '@/lib/vault/digest'
import { missing } from '../support/debian'
import { powerdnsPackages } from '../support/powerdns-peer'
import { refusalOf } from '../support/refusal'
import { consent, type DomainHouse, openDomainHouse, PARAMS, SIGNED } from './house'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  ...{ publicKeyEncoding: { type: 'spki', format: 'pem' } },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

describe.skipIf(missing('pdns_server', powerdnsPackages))('a template that has to be signed', () => {
  let house: DomainHouse
  let template: string
  let slug: string
  const wanted = () => ({ template, params: PARAMS, browser: randomToken(), flow: 'page' as const })

  beforeAll(async () => {
    house = await openDomainHouse()
    await house.addZone('example.com')
    const shown = await registerTemplate(house.admin, SIGNED)
    template = shown.id
    expect(shown).toMatchObject({ signed: true, keyRecords: [] })
    await addDomain(house.admin, 'example.com')
  })
  afterAll(async () => house?.stop())

  test('goes nowhere without a key', async () => {
    expect(await readDomain(house.admin, 'example.com')).toMatchObject({ signs: false, integration: null })
    expect(await refusalOf(connectDomain(house.admin, 'example.com', wanted()))).toBe('flow_not_offered')
    const { flow: _, ...anyWay } = wanted()
    expect(await connectDomain(house.admin, 'example.com', anyWay)).toMatchObject({
      flow: 'panel',
      url: null,
    })
  })

  test('is signed with the key of a registration that has no client, whose public half is shown to be published', async () => {
    slug = (await createIntegration(house.admin, { provider: 'domain-connect' })).slug
    await saveSetup(house.admin, slug, {
      fields: {
        ...{ dns_provider_id: 'DNS.example', api_url: house.peer.apiUrl, client_id: '', client_secret: '' },
        ...{ flows: 'both', signing_key_id: '_dck1', signing_key: privateKey.trim() },
      },
    })
    const domain = await readDomain(house.admin, 'example.com')
    expect(domain).toMatchObject({ signs: true, page: { offered: true }, consent: { offered: false } })
    expect(domain.consent.why).toContain('not finished')

    const [shown] = await listTemplates(house.admin)
    const [records] = shown?.keyRecords ?? []
    expect(records?.name).toBe('_dck1.keys.example')
    expect(JSON.stringify(shown)).not.toContain('PRIVATE')
    await house.zones.create(
      'keys.example',
      (records?.values ?? []).map((data) => ({ name: '_dck1.keys.example', type: 'TXT', data, ttl: 60 })),
    )

    const asked = await connectDomain(house.admin, 'example.com', wanted())
    expect(asked.url).toMatch(/&sig=[^&]+&key=_dck1$/)
    await consent(asked.url ?? '')
    await verifyDueDomains(systemActor('worker'))
    expect((await readDomain(house.admin, 'example.com')).applications[0]).toMatchObject({
      state: 'verified',
    })
  })

  test('and a key that cannot sign is told when it is to sign', async () => {
    const fields = {
      ...{ dns_provider_id: 'dns.example', api_url: house.peer.apiUrl },
      ...{ signing_key_id: '_dck1', signing_key: 'no key' },
    }
    await saveSetup(house.admin, slug, { fields })
    expect((await listTemplates(house.admin))[0]?.keyRecords).toEqual([])
    expect(await refusalOf(connectDomain(house.admin, 'example.com', wanted()))).toBe('invalid_input')
  })
})
