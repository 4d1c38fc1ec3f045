import 'server-only'
import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { openDataDir } from '@/lib/store/embedded-place'
import { hasCode } from '@/lib/store/files'
import type { Heads } from '@/lib/store/heads'

const headSchema = z.object({
  sequence: z.string().regex(/^\d{1,18}$/),
  keyId: z.string().max(64),
  chain: z.base64().max(200),
})

/** Also a line of the process's log, which says more. */
const headsSchema = z.object({
  at: z.iso.datetime().nullish(),
  access: headSchema.nullable(),
  events: headSchema.nullable(),
})

/** The heads as they stand outside of the database. */
export interface KeptHeads extends Heads {
  /** When they were written, ISO 8601; null: it does not say. */
  at: string | null
}

/** A file is no list of heads. */
export class HeadFileError extends Error {}

/** Where the heads are kept outside of the database. */
export function headFile(dataDir: string): string {
  return join(dataDir, 'access-head.json')
}

/** The heads of a file; null where there is none. Throws `HeadFileError` for one that is something else. */
export async function readHeadFile(file: string): Promise<KeptHeads | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  })
  if (text === null) return null
  const parsed = headsSchema.safeParse(readJson(text))
  if (!parsed.success) throw new HeadFileError(`${file} does not hold the heads of the logs`)
  const { at = null, access, events } = parsed.data
  return { at, access, events }
}

/** Puts the heads in the place of those before: whole, on disk, and for this user's eyes only. */
export async function writeHeadFile(dataDir: string, heads: KeptHeads): Promise<void> {
  const file = headFile(openDataDir(dataDir))
  const draft = `${file}.new.${randomBytes(4).toString('hex')}`
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(`${JSON.stringify(heads)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
