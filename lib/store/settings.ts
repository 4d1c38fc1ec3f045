import 'server-only'
import { database } from '@/lib/store/database'

/** The value of a setting as text; null when it was never written. */
export async function findSetting(key: string): Promise<string | null> {
  const row = await database().setting.findUnique({ where: { key } })
  return typeof row?.value === 'string' ? row.value : null
}

/** Writes a setting unless it is there, and answers what stands there now. */
export async function keepSetting(key: string, value: string): Promise<string> {
  await database().setting.createMany({ data: [{ key, value }], skipDuplicates: true })
  return (await findSetting(key)) ?? value
}

export async function deleteSetting(key: string): Promise<void> {
  await database().setting.deleteMany({ where: { key } })
}
