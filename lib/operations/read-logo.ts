import 'server-only'
import { PatchbayError } from '@/lib/core/errors'
import { findLogo, findLogoVersion, type LogoRecord } from '@/lib/store/logo'

/** The organisation's logo, which anybody sees who opens the catalog. Throws `not_found`. */
export async function readLogo(): Promise<LogoRecord> {
  const logo = await findLogo()
  if (!logo) throw new PatchbayError('not_found')
  return { ...logo, bytes: new Uint8Array(logo.bytes) }
}

/** Where it is on our origin: another logo has another address, so that no browser shows the former. Null without one. */
export async function readLogoPath(): Promise<string | null> {
  const version = await findLogoVersion()
  return version && `/api/logo?v=${version}`
}
