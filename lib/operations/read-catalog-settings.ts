import 'server-only'
import type { CatalogSettings } from '@/lib/contract/settings'
import { listSettings } from '@/lib/store/settings'

/** The settings of the catalog by the keys that they are kept under. */
export const CATALOG_KEYS = {
  allowedOrigins: 'catalog.allowedOrigins',
  browserTokens: 'catalog.browserTokens',
  loginRedirectUrl: 'catalog.loginRedirectUrl',
  brandColour: 'catalog.brandColour',
} as const satisfies Record<keyof CatalogSettings, string>

/** What the catalog goes by; nothing in it is secret, and whoever opens the catalog sees its effect. */
export async function readCatalogSettings(): Promise<CatalogSettings> {
  const kept = await listSettings(Object.values(CATALOG_KEYS))
  const text = (key: string) => {
    const value = kept.get(key)
    return typeof value === 'string' ? value : null
  }
  const origins = kept.get(CATALOG_KEYS.allowedOrigins)
  return {
    allowedOrigins: Array.isArray(origins) ? origins.filter((one) => typeof one === 'string') : [],
    browserTokens: kept.get(CATALOG_KEYS.browserTokens) === true,
    loginRedirectUrl: text(CATALOG_KEYS.loginRedirectUrl),
    brandColour: text(CATALOG_KEYS.brandColour),
  }
}
