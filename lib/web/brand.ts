import 'server-only'
import { connection } from 'next/server'
import { cache } from 'react'
import { log } from '@/lib/log'
import { readBranding } from '@/lib/operations/update-settings'

/** What this install is called, on every page; also while the database is away. */
export const readBrand = cache(async (): Promise<string> => {
  // A build has no database to ask.
  await connection()
  try {
    return (await readBranding()) ?? 'Patchbay'
  } catch (error) {
    log().warn({ err: error }, 'the name of this install could not be read')
    return 'Patchbay'
  }
})
