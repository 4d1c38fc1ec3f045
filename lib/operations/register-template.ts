import 'server-only'
import type { TemplateView } from '@/lib/contract/domain'
import { type Actor, nameOf } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { messagesIn } from '@/lib/core/messages'
import { formatMessage } from '@/lib/core/messages/format'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { readTemplate, type TemplateProblem } from '@/lib/domain-connect/template'
import { listTemplateKeys } from '@/lib/operations/list-template-keys'
import { recordEvent } from '@/lib/operations/record-event'
import { viewTemplate } from '@/lib/operations/view-template'
import { transaction } from '@/lib/store/database'
import { keepTemplate } from '@/lib/store/domain-templates'

/**
 * Registers a template, in place of the one with its ids where there is one. Throws `invalid_input` with all that the
 * standard's schema finds wrong, by its place in the template.
 */
export async function registerTemplate(actor: Actor, json: unknown): Promise<TemplateView> {
  permit(actor, 'write_domain', NO_INTEGRATION)
  const read = readTemplate(json)
  if (!read.ok) throw faultyTemplate(actor, read.problems)
  const { template } = read
  const { providerId, serviceId, version = null } = template
  const made = await transaction(async (tx) => {
    const write = { providerId, serviceId, version, template, registeredBy: nameOf(actor) }
    const kept = await keepTemplate(tx, write)
    const target = `${providerId}/${serviceId}`
    await recordEvent(tx, actor, { type: 'domain.template_registered', target, detail: { version } })
    return kept
  })
  return viewTemplate(made, 0, await listTemplateKeys())
}

function faultyTemplate({ locale = 'en' }: Actor, problems: readonly TemplateProblem[]): PatchbayError {
  const texts = messagesIn(locale).domain
  const fields = Object.fromEntries(
    problems.map(({ path, fault }) => [path || 'template', texts.templateFaults[fault]]),
  )
  const what = formatMessage(texts.templateFaulty, { count: problems.length }, locale)
  return new PatchbayError('invalid_input', { params: { what }, fields })
}
