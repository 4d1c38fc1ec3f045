import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDomain } from '@/lib/operations/add-domain'
import { applyTemplate } from '@/lib/operations/apply-template'
import { connectDomain } from '@/lib/operations/connect-domain'
import { listTemplates } from '@/lib/operations/list-templates'
import { readDomain } from '@/lib/operations/read-domain'
import { registerTemplate } from '@/lib/operations/register-template'
import { removeDomain } from '@/lib/operations/remove-domain'
import { removeTemplate } from '@/lib/operations/remove-template'
import { saveSetup } from '@/lib/operations/save-setup'
import { pool } from '@/lib/store/database'
import { randomToken } from '@/lib/vault/digest'
import { missing } from '../support/debian'
import { signedIn } from '../support/house'
import { powerdnsPackages } from '../support/powerdns-peer'
import { refusalOf } from '../support/refusal'
import { consented, type DomainHouse, openDomainHouse, PARAMS, register, SECRET, WEB } from './house'

describe.skipIf(missing('pdns_server', powerdnsPackages))('domains keep to these rules', () => {
  let house: DomainHouse
  let template: string
  let slug: string
  const wanted = () => ({ template, params: PARAMS, browser: randomToken() })

  beforeAll(async () => {
    house = await openDomainHouse()
    for (const zone of ['example.com', 'example.org', 'example.net']) await house.addZone(zone)
    ;({ template, slug } = await register(house))
  })
  afterAll(async () => house?.stop())

  test('a domain whose DNS leads to another API than the registered one gets neither secret nor token', async () => {
    const { application } = await consented(house, 'example.com', template)
    house.peer.received.splice(0)
    house.peer.settings = { urlAPI: `https://${house.peer.endpoint}/elsewhere` }
    const begun = connectDomain(house.admin, 'example.com', { ...wanted(), flow: 'consent' })
    expect(await refusalOf(begun)).not.toBe('Error: it did not fail')
    expect(await refusalOf(applyTemplate(house.admin, 'example.com', { application }))).toBe(
      'api_url_changed',
    )
    const shown = await readDomain(house.admin, 'example.com')
    expect(shown.consent.offered).toBe(false)
    expect(shown.consent.why).toContain('Nothing was sent')
    expect(house.peer.received.map(({ endpoint }) => endpoint)).not.toContain('token')
    expect(house.peer.received.map(({ endpoint }) => endpoint)).not.toContain('apply')
    expect(house.peer.received.filter(({ headers }) => headers.authorization)).toEqual([])
    house.peer.settings = {}
  })

  test('a registration whose API moves needs its secret typed again', async () => {
    const moved = saveSetup(house.admin, slug, {
      fields: {
        ...{ dns_provider_id: 'dns.example', api_url: 'https://elsewhere.example.com' },
        ...{ client_id: 'patchbay.example', client_secret: '' },
      },
    })
    expect(await refusalOf(moved)).toBe('invalid_input')
  })

  test('the client secret is in no row, and goes out in a body alone', async () => {
    await consented(house, 'example.org', template)
    const sent = house.peer.received.filter(({ body }) => body.includes(SECRET))
    expect(new Set(sent.map(({ endpoint }) => endpoint))).toEqual(new Set(['token']))
    expect(house.peer.received.filter(({ path }) => path.includes(SECRET))).toEqual([])
    for (const table of [
      'Domain',
      'DomainApplication',
      'Integration',
      'Event',
      'Connection',
      'Authorization',
    ]) {
      const { rows } = await pool().query(`select t::text as line from "${table}" t`)
      expect(rows.filter(({ line }) => line.includes(SECRET))).toEqual([])
    }
  })

  test('what is missing or reserved is refused before anybody is sent anywhere', async () => {
    await addDomain(house.admin, 'example.net')
    house.peer.received.splice(0)
    const lacking = connectDomain(house.admin, 'example.net', { ...wanted(), params: { ip: '192.0.2.1' } })
    expect(await refusalOf(lacking)).toBe('template_error')
    const reserved = { ...wanted(), params: { ...PARAMS, Client_Secret: 'x' } }
    expect(await refusalOf(connectDomain(house.admin, 'example.net', reserved))).toBe('reserved_parameter')
    const sent = new Set(house.peer.received.map(({ endpoint }) => endpoint))
    expect([...sent].filter((endpoint) => !['settings', 'template'].includes(endpoint))).toEqual([])
    expect((await readDomain(house.admin, 'example.net')).applications).toEqual([])
  })

  test('a template is checked whole, and stays while a domain has it', async () => {
    const broken = { ...WEB, records: [{ type: 'A', host: '@', ttl: 60 }] }
    const fault = await registerTemplate(house.admin, broken).catch((error) => error)
    expect(fault).toMatchObject({
      code: 'invalid_input',
      fields: { 'records[0].pointsTo': expect.any(String) },
    })
    expect(await refusalOf(removeTemplate(house.admin, template))).toBe('template_in_use')
    const other = await registerTemplate(house.admin, { ...WEB, serviceId: 'other' })
    expect(other.variables.map(({ name }) => name)).toEqual(['ip', 'proof'])
    expect(other.groups).toEqual(['site', 'proof'])
    await removeTemplate(house.admin, other.id)
    expect(await listTemplates(house.admin)).toHaveLength(1)
  })

  test('a viewer reads, and changes nothing', async () => {
    const viewer = await signedIn('viewer')
    expect((await readDomain(viewer, 'example.com')).name).toBe('example.com')
    expect(await refusalOf(addDomain(viewer, 'example.net'))).toBe('forbidden')
    expect(await refusalOf(connectDomain(viewer, 'example.com', wanted()))).toBe('forbidden')
    expect(await refusalOf(removeDomain(viewer, 'example.com'))).toBe('forbidden')
  })

  test('a domain that is removed takes its consent along', async () => {
    const { connection } = await readDomain(house.admin, 'example.org')
    await removeDomain(house.admin, 'example.org')
    const { rowCount } = await pool().query('select 1 from "Connection" where id = $1', [connection?.id])
    expect(rowCount).toBe(0)
    expect(await refusalOf(readDomain(house.admin, 'example.org'))).toBe('not_found')
  })
})
