import 'server-only'
import type { ConnectDomainInput, DomainConnecting } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import type { Flow } from '@/lib/core/domain'
import { PatchbayError } from '@/lib/core/errors'
import { applyUrl } from '@/lib/domain-connect/apply-url'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { templateSupported } from '@/lib/domain-connect/supports-template'
import { type DomainTemplate, mustBeSigned } from '@/lib/domain-connect/template'
import { env } from '@/lib/env'
import { askAgain } from '@/lib/operations/ask-again'
import { beginDomainConsent, hasConsent } from '@/lib/operations/begin-domain-consent'
import { domainDoor } from '@/lib/operations/domain-door'
import { findRegistration, type Registration, signingOf } from '@/lib/operations/find-registration'
import { requireDomain } from '@/lib/operations/read-domain'
import { recordEvent } from '@/lib/operations/record-event'
import { renderWanted } from '@/lib/operations/render-wanted'
import { deedOf } from '@/lib/operations/require-application'
import { templateApplication } from '@/lib/operations/template-application'
import { configOf, consentFault } from '@/lib/operations/view-discovery'
import { templateOf } from '@/lib/operations/view-template'
import { transaction } from '@/lib/store/database'
import { keepRequest } from '@/lib/store/domain-applications'
import { findTemplate } from '@/lib/store/domain-templates'
import type { DomainRecord } from '@/lib/store/domains'
import { randomToken } from '@/lib/vault/digest'

/** What is to be done, and in which browser. */
type Input = ConnectDomainInput & { browser: string }

/** Everything that an application is made of. */
interface Plan {
  domain: DomainRecord
  config: DomainConfig | null
  registration: Registration | null
  row: { id: string }
  template: DomainTemplate
}

/**
 * Asks for a template for a domain, in the best way that its DNS provider offers, or in the one that is chosen: consent
 * once, a page of the provider's, its control panel, or a list of records. The DNS provider is asked again first, and
 * nothing is sent to an API other than the registered one. Throws `not_found`, `template_error`, `flow_not_offered`,
 * `api_url_changed`, `dns_not_found`, and as beginning a consent does.
 */
export async function connectDomain(actor: Actor, name: string, input: Input): Promise<DomainConnecting> {
  const known = await requireDomain(actor, 'write_domain', name)
  const row = await findTemplate(input.template)
  if (!row) throw new PatchbayError('not_found')
  const domain = await askAgain(known)
  const template = templateOf(row)
  const config = configOf(domain)
  const registration = config && (await findRegistration(config))
  const plan = { domain, config, registration, row, template }
  const flow = input.flow ?? bestFlow(actor, plan)
  const { records } = await renderWanted(template, domain, input, actor.locale)
  if (flow === 'consent' || flow === 'page') await assertKnown(plan)
  // Made before it is written down: what cannot be begun leaves nothing behind.
  const returnState = flow === 'page' ? randomToken() : null
  const syncUrl = returnState === null ? null : synchronousUrl(plan, input, returnState)
  const url = flow === 'consent' ? await consentFor(actor, plan, input) : syncUrl
  const application = await write(actor, plan, input, { flow, records, returnState })
  return { application, flow, url, width: config?.width ?? 750, height: config?.height ?? 750 }
}

function bestFlow(actor: Actor, { config, registration, template }: Plan): Flow {
  if (!config) return 'records'
  if (consentFault(config, registration, actor.locale ?? 'en') === null && actor.type === 'user')
    return 'consent'
  const isSigned = !mustBeSigned(template) || signingOf(registration) !== null
  const maySync =
    config.urlSyncUx !== null && !template.syncBlock && isSigned && (registration?.flows.sync ?? true)
  if (maySync) return 'page'
  return config.controlPanelUrl === null ? 'records' : 'panel'
}

/** To be asked before anybody is sent there. */
async function assertKnown({ domain, config, template }: Plan): Promise<void> {
  if (!config) throw new PatchbayError('not_supported', { params: { domain: domain.zone } })
  if (await templateSupported(config, template, domainDoor())) return
  throw new PatchbayError('dns_not_found', { params: { provider: config.providerName, domain: config.zone } })
}

async function consentFor(actor: Actor, plan: Plan, input: Input): Promise<string | null> {
  const { domain, config, registration, template } = plan
  const fault = consentFault(config, registration, actor.locale ?? 'en')
  if (!config || !registration || fault !== null)
    throw new PatchbayError('invalid_input', { params: { what: fault ?? '' } })
  if (hasConsent(domain, registration, template)) return null
  return beginDomainConsent(actor, { domain, config, registration, template }, input)
}

function synchronousUrl({ config, template, registration }: Plan, input: Input, state: string): string {
  if (!config) throw new PatchbayError('invalid_input')
  const params = { provider: config.providerName, flow: 'page' }
  if (template.syncBlock) throw new PatchbayError('flow_not_offered', { params })
  const signing = mustBeSigned(template) ? signingOf(registration) : null
  if (mustBeSigned(template) && !signing) throw new PatchbayError('flow_not_offered', { params })
  return applyUrl(config, {
    ...templateApplication(template, input),
    ...{ state, redirectUri: `${env().publicUrl}/domains/return` },
    ...(signing && { signing }),
  })
}

function write(
  actor: Actor,
  { domain, row, template }: Plan,
  { params = {}, groupIds = [], instanceId = '' }: Input,
  { flow, records, returnState }: { flow: Flow; records: readonly object[]; returnState: string | null },
): Promise<string> {
  const now = new Date()
  // Under a consent nothing is there before it is applied; else a person does it, now or later.
  const nextLookAt = flow === 'consent' ? null : now
  const request = {
    ...{ domainId: domain.id, templateId: row.id, instanceId, params, groupIds },
    ...{ flow, wanted: records, returnState, nextLookAt },
  }
  return transaction(async (tx) => {
    const id = await keepRequest(tx, request, deedOf(actor, 'requested', flow), now)
    await recordEvent(tx, actor, {
      type: 'domain.requested',
      target: domain.name,
      detail: { template: `${template.providerId}/${template.serviceId}`, flow },
    })
    return id
  })
}
