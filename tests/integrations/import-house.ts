import { beforeEach } from 'vitest'
import type { PhoenixkitRow } from '@/lib/contract/phoenixkit'
import { systemActor } from '@/lib/core/actor'
import { importPhoenixkit } from '@/lib/operations/import-phoenixkit'
import { database } from '@/lib/store/database'
import { facadeHouse } from './facade-house'
import { SECRET_KEY_BASE } from './phoenixkit-rows'

/** The facade's house, empty before each import, and what is done in it. */
export function importHouse() {
  const house = facadeHouse()
  const actor = systemActor('test')
  beforeEach(async () => {
    await database().integration.deleteMany()
    await database().setting.deleteMany({ where: { key: { startsWith: 'document' } } })
  })

  const run = (rows: readonly PhoenixkitRow[], options: { base?: string | null; dryRun?: boolean } = {}) =>
    importPhoenixkit(actor, rows, {
      secretKeyBase: options.base === undefined ? SECRET_KEY_BASE : options.base,
      dryRun: options.dryRun ?? false,
    })

  /** What became of each row: its key here, or why it was left out. */
  const outcomes = async (...words: Parameters<typeof run>) =>
    (await run(...words)).rows.map(({ key, as, why }) => [key, why ?? as])

  /** A provider of that key with the API of the tests, and no integration of it. */
  const define = async (key: string): Promise<void> => {
    if (await database().customProvider.count({ where: { key } })) return
    await house.setUp(key)
    await database().integration.deleteMany({ where: { slug: key } })
  }
  return Object.assign(house, { actor, run, outcomes, define })
}
