import 'server-only'
import type { PlatformFacts } from '@/lib/contract/platform-user'
import { env } from '@/lib/env'
import { readCatalogSettings } from '@/lib/operations/read-catalog-settings'
import { readBranding } from '@/lib/operations/update-settings'

/** The organisation as anybody may know it who opens its catalog. */
export async function readPlatformFacts(): Promise<PlatformFacts> {
  const [name, settings] = await Promise.all([readBranding(), readCatalogSettings()])
  const platform = {
    ...{ name: name ?? 'Patchbay', slug: null, custom_domain: new URL(env().publicUrl).host },
    website: settings.allowedOrigins[0] ?? null,
    ...{ login_redirect_url: settings.loginRedirectUrl, brand_colour: settings.brandColour },
    remove_branding: name !== null,
  }
  return { ...platform, platform }
}
