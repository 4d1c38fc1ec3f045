import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { APPLICATION_STATES, type ApplicationState, nextLookAt, stateAfterLook } from '@/lib/core/domain'
import { isProviderFailure } from '@/lib/core/failure'
import { type CheckedRecord, checkRecords } from '@/lib/domain-connect/records/check-records'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import { lookUpZone } from '@/lib/operations/look-up-zone'
import { recordEvent } from '@/lib/operations/record-event'
import { deedOf } from '@/lib/operations/require-application'
import type { ShownRecord } from '@/lib/operations/view-domain'
import { transaction } from '@/lib/store/database'
import { type ApplicationRecord, writeApplication } from '@/lib/store/domain-applications'

/**
 * Looks a template's records up in DNS and keeps what it shows: whether they took is for DNS to say, and for nobody
 * else. What has changed is announced. Where DNS does not answer, what was known stays.
 */
export async function lookAtApplication(actor: Actor, row: ApplicationRecord): Promise<void> {
  const { domain, template } = row
  const before = stateOf(row)
  const looks = row.looks + 1
  const now = new Date()
  const checked = await tryLook(domain.zone, row.wanted as unknown as ZoneRecord[])
  if (!checked) {
    await transaction((tx) =>
      writeApplication(tx, row.id, { looks, nextLookAt: nextLookAt(now, looks, before) }),
    )
    return
  }
  const shown = checked.map(({ state, instead }) => ({ state, instead }))
  const state = stateAfterLook(
    before,
    shown.map((one) => one.state),
    row.appliedAt !== null,
  )
  const write = { state, shown, looks, lookedAt: now, nextLookAt: nextLookAt(now, looks, state) }
  await transaction(async (tx) => {
    await writeApplication(tx, row.id, write, state === before ? undefined : deedOf(actor, state))
    if (state === before && isSame(row.shown as unknown as ShownRecord[] | null, shown)) return
    const type = state === 'verified' && before !== 'verified' ? 'domain.verified' : 'domain.looked_up'
    const found = shown.filter((one) => one.state === 'found').length
    const detail = { template: `${template.providerId}/${template.serviceId}`, found, of: shown.length }
    await recordEvent(tx, actor, { type, target: domain.name, detail })
  })
}

async function tryLook(zone: string, wanted: readonly ZoneRecord[]): Promise<CheckedRecord[] | null> {
  try {
    return checkRecords(wanted, await lookUpZone(zone, wanted))
  } catch (error) {
    if (isProviderFailure(error)) return null
    throw error
  }
}

function stateOf({ state }: ApplicationRecord): ApplicationState {
  return APPLICATION_STATES.find((known) => known === state) ?? 'requested'
}

function isSame(before: readonly ShownRecord[] | null, after: readonly ShownRecord[]): boolean {
  return JSON.stringify(before?.map(({ state }) => state)) === JSON.stringify(after.map(({ state }) => state))
}
