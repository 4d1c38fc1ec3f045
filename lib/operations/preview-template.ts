import 'server-only'
import type { PreviewView, WantedTemplate } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { messagesIn } from '@/lib/core/messages'
import { formatMessage } from '@/lib/core/messages/format'
import type { Applied } from '@/lib/domain-connect/records/application'
import { previewOf } from '@/lib/domain-connect/records/preview'
import { isSpf } from '@/lib/domain-connect/records/spf'
import { spfFaultsOf } from '@/lib/domain-connect/records/spf-faults'
import { nameOf } from '@/lib/domain-connect/records/zone-record'
import { dnsLine } from '@/lib/operations/dns-line'
import { requireDomain } from '@/lib/operations/read-domain'
import { renderWanted } from '@/lib/operations/render-wanted'
import { templateOf } from '@/lib/operations/view-template'
import { findTemplate } from '@/lib/store/domain-templates'

/**
 * What a domain would get, lose and keep, by the records that DNS shows now. Throws `not_found`, `template_error`, and
 * `ProviderFailure` where DNS does not answer.
 */
export async function previewTemplate(
  actor: Actor,
  name: string,
  asked: WantedTemplate,
): Promise<PreviewView> {
  const domain = await requireDomain(actor, 'read_domains', name)
  const row = await findTemplate(asked.template)
  if (!row) throw new PatchbayError('not_found')
  const { applied, shown } = await renderWanted(templateOf(row), domain, asked, actor.locale)
  const { gets, loses, has } = previewOf(applied, shown)
  return {
    gets: gets.map(dnsLine),
    loses: loses.map(({ existing, reason }) => ({ ...dnsLine(existing), reason })),
    has: has.map(dnsLine),
    warnings: warningsOf(actor, applied, domain.zone),
  }
}

/** Of the names whose SPF the template has to do with. */
function warningsOf({ locale = 'en' }: Actor, { toCreate, records }: Applied, zone: string): string[] {
  const texts = messagesIn(locale).domain.spfFaults
  const touched = new Set(toCreate.filter(isSpf).map(nameOf))
  return spfFaultsOf(records)
    .filter(({ name }) => touched.has(name))
    .map(({ name, fault, lookUps }) =>
      formatMessage(texts[fault], { name: name === '@' ? zone : `${name}.${zone}`, count: lookUps }, locale),
    )
}
