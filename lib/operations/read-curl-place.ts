import 'server-only'
import type { CurlPlace } from '@/lib/contract/api-key'
import type { Actor } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { env } from '@/lib/env'
import { findExampleSlug } from '@/lib/store/api-keys'

/** Where lines for a shell lead: our address, and an integration to show them with. */
export async function readCurlPlace(actor: Actor): Promise<CurlPlace> {
  permit(actor, 'read_api_keys')
  return { publicUrl: env().publicUrl, slug: await findExampleSlug() }
}
