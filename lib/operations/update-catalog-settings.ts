import 'server-only'
import type { CatalogSettings } from '@/lib/contract/settings'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { isWebAddress, isWebOrigin } from '@/lib/core/web-origin'
import { CATALOG_KEYS } from '@/lib/operations/read-catalog-settings'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { deleteSetting, writeSetting } from '@/lib/store/settings'

const MOST_ORIGINS = 50

/** Changes what is given; null takes an address or colour away. Throws `invalid_input`. */
export async function updateCatalogSettings(actor: Actor, change: Partial<CatalogSettings>): Promise<void> {
  permit(actor, 'write_settings')
  refuseFaults(change)
  const { allowedOrigins, ...others } = change
  const given = { ...others, ...(allowedOrigins && { allowedOrigins: [...new Set(allowedOrigins)] }) }
  await transaction(async (tx) => {
    for (const name of Object.keys(given) as (keyof CatalogSettings)[]) {
      const value = given[name]
      if (value === null) await deleteSetting(tx, CATALOG_KEYS[name])
      else if (value !== undefined) await writeSetting(tx, CATALOG_KEYS[name], value)
    }
    await recordEvent(tx, actor, { type: 'settings.updated', target: 'catalog', detail: given })
  })
}

function refuseFaults(change: Partial<CatalogSettings>): void {
  const { allowedOrigins = [], loginRedirectUrl, brandColour } = change
  const origin =
    'This is no origin like https://app.example.com: without a path, https, or http on localhost.'
  const fields = {
    ...(allowedOrigins.every(isWebOrigin) ? {} : { allowedOrigins: origin }),
    ...(allowedOrigins.length > MOST_ORIGINS ? { allowedOrigins: 'At most 50 origins.' } : {}),
    ...(loginRedirectUrl && !isWebAddress(loginRedirectUrl)
      ? { loginRedirectUrl: 'This must be an https address, or http on localhost.' }
      : {}),
    ...(brandColour && !/^#[0-9a-f]{6}$/i.test(brandColour) ? { brandColour: 'A colour like #1d4ed8.' } : {}),
  }
  const [first] = Object.values(fields)
  if (first) throw new PatchbayError('invalid_input', { params: { what: first }, fields })
}
