import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { hasUnprintable } from '@/lib/core/text'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { deleteSetting, findSetting, writeSetting } from '@/lib/store/settings'

const BRANDING = 'branding.name'

/** What this install is called beside the mark; null: Patchbay. */
export function readBranding(): Promise<string | null> {
  return findSetting(BRANDING)
}

/** Names this install; blank gives the name back. Throws `invalid_input`. */
export async function updateBranding(actor: Actor, given: string): Promise<void> {
  permit(actor, 'write_settings')
  const name = given.trim()
  if (name.length > 40 || hasUnprintable(name)) {
    const fault = 'A name has at most 40 printable characters.'
    throw new PatchbayError('invalid_input', { params: { what: fault }, fields: { branding: fault } })
  }
  await transaction(async (tx) => {
    if (name === '') await deleteSetting(tx, BRANDING)
    else await writeSetting(tx, BRANDING, name)
    await recordEvent(tx, actor, { type: 'settings.updated', target: 'branding', detail: { name } })
  })
}
