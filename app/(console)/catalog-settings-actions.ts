'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import type { CatalogSettings } from '@/lib/contract/settings'
import { updateCatalogSettings } from '@/lib/operations/update-catalog-settings'
import { action } from '@/lib/web/action'

const text = z.string().max(2000)
const changeInput = z.strictObject({
  allowedOrigins: z.array(text).max(200).optional(),
  browserTokens: z.boolean().optional(),
  loginRedirectUrl: text.nullable().optional(),
  brandColour: text.nullable().optional(),
})

export async function updateCatalogSettingsAction(change: Partial<CatalogSettings>) {
  return action(async (actor) => {
    const { allowedOrigins, browserTokens, loginRedirectUrl, brandColour } = parseInput(changeInput, change)
    await updateCatalogSettings(actor, {
      ...(allowedOrigins && { allowedOrigins }),
      ...(browserTokens !== undefined && { browserTokens }),
      ...(loginRedirectUrl !== undefined && { loginRedirectUrl }),
      ...(brandColour !== undefined && { brandColour }),
    })
  })
}
