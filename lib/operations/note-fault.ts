import 'server-only'
import type { Actor } from '@/lib/core/actor'
import type { FailureCode, ProviderFailure } from '@/lib/core/failure'
import { recordEvent } from '@/lib/operations/record-event'
import type { Db } from '@/lib/store/database'
import { clearFault, type IntegrationRecord, writeFault } from '@/lib/store/integrations'

/** What a provider says of the application itself, and so of every connection made with it. */
const FAULTS: readonly FailureCode[] = ['invalid_client', 'unauthorized_client']

/** Half an hour between two looks at whether a refused set-up is taken again, whoever of its connections looks. */
const FAULT_PAUSE_MS = 30 * 60 * 1000

export function isSetupFault(code: FailureCode): boolean {
  return FAULTS.includes(code)
}

/** Notes that the provider refuses the set-up: one event for the integration, however many connections it has. */
export async function noteFault(
  tx: Db,
  actor: Actor,
  integration: IntegrationRecord,
  failure: ProviderFailure,
): Promise<void> {
  const { id, slug, configVersion } = integration
  const params = JSON.stringify(failure.params)
  const now = new Date()
  const retryAt = new Date(now.getTime() + FAULT_PAUSE_MS)
  if (!(await writeFault(tx, id, configVersion, { code: failure.code, params, now, retryAt }))) return
  const detail = { code: failure.code, status: 'misconfigured' }
  await recordEvent(tx, actor, {
    type: 'integration.misconfigured',
    outcome: 'failure',
    integrationId: id,
    target: slug,
    detail,
  })
}

/** The provider took the set-up: a fault that was noted is over, and that is said. */
export async function endFault(tx: Db, actor: Actor, integration: IntegrationRecord): Promise<void> {
  if (integration.faultCode === null || !(await clearFault(tx, integration.id))) return
  await recordEvent(tx, actor, {
    type: 'integration.recovered',
    integrationId: integration.id,
    target: integration.slug,
  })
}
