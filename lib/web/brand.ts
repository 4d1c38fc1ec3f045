import 'server-only'
import { cache } from 'react'
import { log } from '@/lib/log'
import { readBranding } from '@/lib/operations/update-settings'

/** What this install is called, on every page; also while the database is away. */
export const readBrand = cache(async (): Promise<string> => {
  try {
    return (await readBranding()) ?? 'Patchbay'
  } catch (error) {
    log().warn({ err: error }, 'the name of this install could not be read')
    return 'Patchbay'
  }
})
