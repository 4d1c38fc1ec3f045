import 'server-only'
import { type Db, database } from '@/lib/store/database'

/** The value of a setting as text; null when it was never written. */
export async function findSetting(key: string, db: Db = database()): Promise<string | null> {
  const row = await db.setting.findUnique({ where: { key } })
  return typeof row?.value === 'string' ? row.value : null
}

/** Writes a setting unless it is there, and answers what stands there now. */
export async function keepSetting(key: string, value: string): Promise<string> {
  await database().setting.createMany({ data: [{ key, value }], skipDuplicates: true })
  return (await findSetting(key)) ?? value
}

export async function writeSetting(db: Db, key: string, value: string): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}

export async function deleteSetting(db: Db, key: string): Promise<void> {
  await db.setting.deleteMany({ where: { key } })
}
