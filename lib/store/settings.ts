import 'server-only'
import { type Db, database } from '@/lib/store/database'

/** The value of a setting as text; null when it was never written. */
export async function findSetting(key: string, db: Db = database()): Promise<string | null> {
  const row = await db.setting.findUnique({ where: { key } })
  return typeof row?.value === 'string' ? row.value : null
}

/** The values of several settings, by key; what was never written is left out. */
export async function listSettings(keys: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await database().setting.findMany({ where: { key: { in: [...keys] } } })
  return new Map(rows.map(({ key, value }) => [key, value]))
}

/** Writes a setting unless it is there, and answers what stands there now. */
export async function keepSetting(key: string, value: string): Promise<string> {
  await database().setting.createMany({ data: [{ key, value }], skipDuplicates: true })
  return (await findSetting(key)) ?? value
}

export async function writeSetting(
  db: Db,
  key: string,
  value: string | boolean | readonly string[],
): Promise<void> {
  const json = typeof value === 'object' ? [...value] : value
  await db.setting.upsert({ where: { key }, create: { key, value: json }, update: { value: json } })
}

export async function deleteSetting(db: Db, key: string): Promise<void> {
  await db.setting.deleteMany({ where: { key } })
}
