import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { applyTemplate } from '@/lib/operations/apply-template'
import { listTemplates } from '@/lib/operations/list-templates'
import { previewTemplate } from '@/lib/operations/preview-template'
import { registerTemplate } from '@/lib/operations/register-template'
import { revertTemplate } from '@/lib/operations/revert-template'
import { verifyDomain } from '@/lib/operations/verify-domain'
import { missing } from '../support/debian'
import { powerdnsPackages } from '../support/powerdns-peer'
import { consented, type DomainHouse, MAIL, openDomainHouse, register, WEB } from './house'

describe.skipIf(missing('pdns_server', powerdnsPackages))(
  'a template of mail, over a real name server',
  () => {
    let house: DomainHouse
    let german: Actor
    let mail: string

    beforeAll(async () => {
      house = await openDomainHouse()
      await house.addZone('example.com', [
        ['@', 'TXT', 'v=spf1 mx -all'],
        ['@', 'TXT', 'proof=x'],
      ])
      await register(house)
      mail = (await registerTemplate(house.admin, MAIL)).id
      german = { ...house.admin, locale: 'de' }
    })
    afterAll(async () => house?.stop())

    const spf = async () =>
      (await house.zones.records('example.com'))?.map(({ data }) => data).filter((data) => /spf1/.test(data))

    test('merges the SPF that is there, says what cannot be seen, and gives the SPF back when it is undone', async () => {
      const { application } = await consented(house, 'example.com', mail)
      const preview = await previewTemplate(house.admin, 'example.com', { template: mail })
      const merged = 'v=spf1 include:spf.mail.example mx -all'
      expect(preview.gets.map(({ type, value }) => `${type} ${value}`)).toEqual([
        ...['MX 10 mx.mail.example', `TXT ${merged}`, 'REDIR301 https://app.mail.example'],
      ])
      expect(preview.loses).toMatchObject([{ type: 'TXT', value: 'v=spf1 mx -all', reason: 'merged' }])
      expect(preview.warnings).toEqual([])

      await applyTemplate(house.admin, 'example.com', { application })
      expect(await spf()).toEqual([merged])
      const [shown] = (await verifyDomain(house.admin, 'example.com')).applications
      expect(shown?.state).toBe('verified')
      expect(shown?.records.map(({ state }) => state)).toEqual(['found', 'found', 'unseen'])
      const again = await previewTemplate(house.admin, 'example.com', { template: mail })
      expect(again.loses.filter(({ type }) => type === 'TXT')).toEqual([])

      // Applied twice it says so once, and what others have in it stays when it goes.
      await applyTemplate(house.admin, 'example.com', { application })
      expect(await spf()).toEqual([merged])
      await revertTemplate(house.admin, 'example.com', { application })
      expect(await spf()).toEqual(['v=spf1 mx -all'])
    })

    test('is warned about where mail servers would not go by the SPF', async () => {
      const raw = { ...MAIL, serviceId: 'raw', records: [text('v=spf1 include:raw.example ~all')] }
      const { id } = await registerTemplate(house.admin, raw)
      expect((await previewTemplate(german, 'example.com', { template: id })).warnings).toEqual([
        expect.stringContaining('example.com hätte mehr als einen SPF-Eintrag'),
      ])
      const rules = Array.from({ length: 11 }, (_, n) => `include:m${n}.example`).join(' ')
      const long = { ...MAIL, serviceId: 'long', records: [{ type: 'SPFM', host: '@', spfRules: rules }] }
      const template = (await registerTemplate(house.admin, long)).id
      expect((await previewTemplate(house.admin, 'example.com', { template })).warnings).toEqual([
        expect.stringMatching(/^The SPF record of example\.com .* 12 times or more/),
      ])
    })

    test('and any other is shown with all it holds, and its faults in the reader’s language', async () => {
      const [shown] = (await listTemplates(house.admin)).filter(({ serviceId }) => serviceId === 'mail')
      expect(shown).toMatchObject({ syncBlock: false, signed: false })
      expect(shown?.lines).toEqual([
        { type: 'MX', name: '@', value: '10 mx.mail.example', group: null },
        { type: 'SPFM', name: '@', value: 'include:spf.mail.example', group: null },
        { type: 'REDIR301', name: 'mail', value: 'https://app.mail.example', group: null },
      ])
      const broken = registerTemplate(german, {
        ...WEB,
        records: [{ type: 'CNAME', host: '@', pointsTo: 'x' }],
      })
      await expect(broken).rejects.toMatchObject({
        code: 'invalid_input',
        params: { what: expect.stringContaining('2 Fehler') },
        fields: {
          'records[0].ttl': expect.stringContaining('ganze Zahl'),
          'records[0].host': expect.stringContaining('hostRequired'),
        },
      })
    })
  },
)

const text = (data: string) => ({ type: 'TXT', host: '@', data, ttl: 600 })
