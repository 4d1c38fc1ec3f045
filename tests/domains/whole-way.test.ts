import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { addDomain } from '@/lib/operations/add-domain'
import { applyTemplate } from '@/lib/operations/apply-template'
import { connectDomain } from '@/lib/operations/connect-domain'
import { discoverDomain } from '@/lib/operations/discover-domain'
import { noteDomainReturn } from '@/lib/operations/note-domain-return'
import { previewTemplate } from '@/lib/operations/preview-template'
import { readDomain } from '@/lib/operations/read-domain'
import { revertTemplate } from '@/lib/operations/revert-template'
import { verifyDomain } from '@/lib/operations/verify-domain'
import { verifyDueDomains } from '@/lib/operations/verify-due-domains'
import { randomToken } from '@/lib/vault/digest'
import { missing } from '../support/debian'
import { powerdnsPackages } from '../support/powerdns-peer'
import { refusalOf } from '../support/refusal'
import {
  consent,
  consentAgain,
  consented,
  type DomainHouse,
  openDomainHouse,
  PARAMS,
  register,
} from './house'

describe.skipIf(missing('pdns_server', powerdnsPackages))('a domain, over a real name server', () => {
  let house: DomainHouse
  let template: string
  let slug: string
  const at = (name: string) => readDomain(house.admin, name)

  beforeAll(async () => {
    house = await openDomainHouse()
    await house.addZone('example.com', [['@', 'A', '192.0.2.7']])
    await house.addZone('example.org')
    await house.addZone('example.net')
    await house.zones.create('plain.example')
    ;({ template, slug } = await register(house))
  })
  afterAll(async () => house?.stop())

  test('is asked about without being kept: who has its DNS, and what is possible', async () => {
    const found = await discoverDomain(house.admin, 'WWW.Example.com.')
    expect(found).toMatchObject({ name: 'www.example.com', zone: 'example.com', host: 'www', problem: null })
    expect(found.dnsProvider).toEqual({ id: 'dns.example', name: 'Example DNS Ltd' })
    expect(found.consent).toEqual({ offered: true, why: null })
    expect(found.nameServers).toEqual(['ns1.example.com'])
    expect(found.expectedNameServers).toBeNull()
    await expect(at('www.example.com')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('whose DNS offers nothing is added all the same, with the reason and a list of records', async () => {
    const added = await addDomain(house.admin, 'plain.example')
    expect(added.problem).toMatchObject({ code: 'not_supported' })
    expect(added.consent.offered || added.page.offered).toBe(false)
    const wanted = { template, params: PARAMS, browser: randomToken() }
    const asked = await connectDomain(house.admin, 'plain.example', wanted)
    expect(asked).toMatchObject({ flow: 'records', url: null })
    const [application] = (await at('plain.example')).applications
    expect(application?.records.map(({ type, name, value }) => `${name} ${type} ${value}`)).toEqual([
      '@ A 192.0.2.8',
      'www CNAME plain.example',
      '@ TXT proof=abc',
    ])
    const entered = { name: 'plain.example', type: 'A', data: '192.0.2.8', ttl: 60 }
    await house.zones.change('plain.example', { remove: [], add: [entered] })
    const looked = await verifyDomain(house.admin, 'plain.example')
    expect(looked.applications[0]).toMatchObject({ state: 'partly' })
    expect(looked.applications[0]?.records.map(({ state }) => state)).toEqual(['found', 'missing', 'missing'])
  })

  test('is previewed by what DNS shows, consented to, applied over a conflict, seen, and undone', async () => {
    const { application } = await consented(house, 'example.com', template)
    const before = await at('example.com')
    expect(before.connection).toMatchObject({
      status: 'connected',
      grantedScopes: ['web'],
      integration: slug,
    })
    expect(before.applications[0]).toMatchObject({ state: 'requested', flow: 'consent', nextLookAt: null })
    const preview = await previewTemplate(house.admin, 'example.com', { template, params: PARAMS })
    expect(preview.gets).toHaveLength(3)
    expect(preview.loses).toMatchObject([{ type: 'A', name: '@', value: '192.0.2.7', reason: 'conflict' }])

    const refused = await applyTemplate(house.admin, 'example.com', { application })
    expect(refused.applications[0]?.conflicts).toEqual([{ type: 'A', name: '@', value: '192.0.2.7' }])
    expect(refused.applications[0]?.state).toBe('requested')
    const applied = await applyTemplate(house.admin, 'example.com', { application, force: true })
    expect(applied.applications[0]).toMatchObject({ state: 'applied', conflicts: null })
    await verifyDueDomains(systemActor('worker'))
    expect((await at('example.com')).applications[0]).toMatchObject({ state: 'verified' })

    const other = { name: 'example.com', type: 'A', data: '192.0.2.99', ttl: 60 }
    const ours = { ...other, data: '192.0.2.8' }
    await house.zones.change('example.com', { remove: [ours], add: [other] })
    const looked = await verifyDomain(house.admin, 'example.com')
    expect(looked.applications[0]).toMatchObject({ state: 'partly' })
    expect(looked.applications[0]?.records[0]).toMatchObject({
      state: 'different',
      instead: ['A 192.0.2.99'],
    })

    const undone = await revertTemplate(house.admin, 'example.com', { application })
    expect(undone.applications[0]).toMatchObject({ state: 'reverted', nextLookAt: null })
    const twice = revertTemplate(house.admin, 'example.com', { application })
    expect(await refusalOf(twice)).toBe('template_not_applied')
    expect(undone.applications[0]?.history.map(({ what }) => what)).toEqual([
      ...['reverted', 'partly', 'verified', 'replaced', 'conflict', 'requested'],
    ])
  })

  test('that its owner no longer allows is reconnected, and applied then', async () => {
    const { application } = await consented(house, 'example.org', template)
    house.peer.tokens.revokeAll()
    const refused = applyTemplate(house.admin, 'example.org', { application })
    expect(await refusalOf(refused)).toBe('needs_reauth')
    expect((await at('example.org')).connection).toMatchObject({ status: 'needs_reauth' })
    const again = await consentAgain(house, 'example.org', template)
    expect(again.url).not.toBeNull()
    expect((await at('example.org')).connection).toMatchObject({ status: 'connected' })
    const applied = await applyTemplate(house.admin, 'example.org', { application: again.application })
    expect(applied.applications[0]).toMatchObject({ state: 'applied' })
  })

  test('gets a template by a page of its DNS provider, and what DNS shows decides', async () => {
    await addDomain(house.admin, 'shop.example.net')
    const wanted = { template, params: PARAMS, browser: randomToken(), flow: 'page' as const }
    const asked = await connectDomain(house.admin, 'shop.example.net', wanted)
    expect(asked).toMatchObject({ flow: 'page', width: 640, height: 480 })
    expect(asked.url).toContain('/services/web/apply?')
    const denied = await consent(asked.url ?? '', 'deny')
    expect(denied.pathname).toBe('/domains/return')
    expect(await noteDomainReturn(house.admin, denied.searchParams)).toBe('shop.example.net')
    expect(await noteDomainReturn(house.admin, denied.searchParams)).toBeNull()
    const [cancelled] = (await verifyDomain(house.admin, 'shop.example.net')).applications
    expect(cancelled).toMatchObject({ state: 'requested' })
    expect(cancelled?.history[0]).toMatchObject({ what: 'cancelled' })

    const again = await connectDomain(house.admin, 'shop.example.net', wanted)
    const back = await consent(again.url ?? '')
    expect(await noteDomainReturn(house.admin, back.searchParams)).toBe('shop.example.net')
    await verifyDueDomains(systemActor('worker'))
    expect((await at('shop.example.net')).applications[0]).toMatchObject({ state: 'verified' })
  })
})
