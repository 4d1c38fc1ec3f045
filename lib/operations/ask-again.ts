import 'server-only'
import { PatchbayError } from '@/lib/core/errors'
import { askDomain } from '@/lib/operations/ask-domain'
import { transaction } from '@/lib/store/database'
import { type DomainRecord, findDomain, writeDiscovery } from '@/lib/store/domains'

/** The domain with what DNS and its DNS provider say of it now. Throws `ProviderFailure` where nobody answers. */
export async function askAgain(domain: DomainRecord): Promise<DomainRecord> {
  const { name, ...found } = await askDomain(domain.name)
  await transaction((tx) => writeDiscovery(tx, domain.id, found))
  const again = await findDomain(name)
  if (!again) throw new PatchbayError('not_found')
  return again
}
