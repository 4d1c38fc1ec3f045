import 'server-only'
import type { PreviewView, WantedTemplate } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { previewOf } from '@/lib/domain-connect/records/preview'
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
  }
}
