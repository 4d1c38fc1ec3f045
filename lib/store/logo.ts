import 'server-only'
import { type Db, database } from '@/lib/store/database'

export interface LogoRecord {
  version: string
  contentType: string
  bytes: Uint8Array<ArrayBuffer>
}

/** There is one organisation, and one logo. */
const THE_ONE = { id: 'organisation' }

/** The organisation's logo; null without one. */
export function findLogo() {
  return database().logo.findUnique({ where: THE_ONE })
}

/** Which logo it is, without reading it; null without one. */
export async function findLogoVersion(): Promise<string | null> {
  const found = await database().logo.findUnique({ where: THE_ONE, select: { version: true } })
  return found?.version ?? null
}

export async function writeLogo(tx: Db, logo: LogoRecord): Promise<void> {
  await tx.logo.upsert({ where: THE_ONE, create: { ...THE_ONE, ...logo }, update: logo })
}

/** Whether there was one. */
export async function deleteLogo(tx: Db): Promise<boolean> {
  return (await tx.logo.deleteMany({ where: THE_ONE })).count > 0
}
