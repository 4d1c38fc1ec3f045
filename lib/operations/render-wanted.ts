import 'server-only'
import type { WantedTemplate } from '@/lib/contract/domain'
import { fill, PatchbayError } from '@/lib/core/errors'
import { messagesIn } from '@/lib/core/messages'
import type { Locale } from '@/lib/core/messages/locale'
import type { Applied } from '@/lib/domain-connect/records/application'
import { applyTemplate, type TemplateApplication } from '@/lib/domain-connect/records/apply-template'
import { isTemplateError, type TemplateError } from '@/lib/domain-connect/records/error'
import { isSpf } from '@/lib/domain-connect/records/spf'
import { nameOf, type ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import type { DomainTemplate } from '@/lib/domain-connect/template'
import { lookUpZone } from '@/lib/operations/look-up-zone'

/** What a template makes of a domain as DNS shows it. */
export interface Wanted {
  applied: Applied
  /** The records of the zone that DNS shows. */
  shown: ZoneRecord[]
  /** All that is to be there afterwards. */
  records: ZoneRecord[]
}

/**
 * Renders a template for a domain, against what DNS shows at its names. Throws `template_error` with what is wrong, and
 * `ProviderFailure` where DNS does not answer.
 */
export async function renderWanted(
  template: DomainTemplate,
  { zone, host }: { zone: string; host: string | null },
  { params = {}, groupIds = [] }: Pick<WantedTemplate, 'params' | 'groupIds'>,
  locale: Locale = 'en',
): Promise<Wanted> {
  const asked: TemplateApplication = { domain: zone, host, params, groupIds, redirects: [] }
  const alone = attempt(template, [], asked, locale)
  const shown = await lookUpZone(zone, alone.toCreate)
  const applied = attempt(template, shown, asked, locale)
  // An SPF record that says it all already is not made anew, but it is wanted.
  const kept = alone.toCreate.filter(
    (one) => isSpf(one) && !applied.toCreate.some((other) => isSpf(other) && nameOf(other) === nameOf(one)),
  )
  return { applied, shown, records: [...applied.toCreate, ...kept] }
}

function attempt(
  template: DomainTemplate,
  zone: readonly ZoneRecord[],
  asked: TemplateApplication,
  locale: Locale,
): Applied {
  try {
    return applyTemplate(template, zone, asked)
  } catch (error) {
    throw isTemplateError(error) ? toldOf(error, locale) : error
  }
}

function toldOf({ code, params }: TemplateError, locale: Locale): PatchbayError {
  const texts = messagesIn(locale).domain.templateErrors
  const { type = '–', field = '–', value = '–', variable = '–', group = '–' } = params
  const what = fill(texts[code], { type, field, value: value.slice(0, 200), variable, group })
  const fields = params.variable === undefined ? {} : { [params.variable]: what }
  return new PatchbayError('template_error', { params: { what }, fields })
}
