import 'server-only'
import { connection } from 'next/server'
import { cache } from 'react'
import type { Organisation } from '@/lib/contract/settings'
import { log } from '@/lib/log'
import { readLogoPath } from '@/lib/operations/read-logo'
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

/** The same with its logo, where customers see it. */
export const readOrganisation = cache(async (): Promise<Organisation> => {
  const [name, logo] = await Promise.all([readBrand(), readLogo()])
  return { name, logo }
})

async function readLogo(): Promise<string | null> {
  await connection()
  try {
    return await readLogoPath()
  } catch (error) {
    log().warn({ err: error }, 'the logo could not be read')
    return null
  }
}
