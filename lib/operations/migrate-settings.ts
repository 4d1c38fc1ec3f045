import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { log } from '@/lib/log'
import { importPhoenixkit } from '@/lib/operations/import-phoenixkit'
import { DOCUMENT_CREATOR } from '@/lib/operations/phoenixkit-names'
import { listForeignSettings } from '@/lib/store/imports'
import { deleteSetting } from '@/lib/store/settings'

/**
 * Takes over PhoenixKit's rows that stand among the settings. What came is deleted there, because it may hold secrets in
 * the open; what is left out stays, and is logged. Never throws: a start goes on without it.
 */
export async function migrateSettings(actor: Actor): Promise<void> {
  try {
    const found = await listForeignSettings(DOCUMENT_CREATOR.key)
    if (found.length === 0) return
    const rows = found.map(({ key, value }) => ({ key, value_json: value }))
    const report = await importPhoenixkit(actor, rows, { secretKeyBase: null, also: deleteSetting })
    for (const { key, as, outcome, why } of report.rows)
      if (outcome === 'imported') log().info({ key, as }, 'a setting of PhoenixKit was taken over')
      else log().warn({ key, as, why }, 'a setting of PhoenixKit was left where it is')
  } catch (error) {
    log().error({ err: error }, 'settings of PhoenixKit could not be taken over')
  }
}
