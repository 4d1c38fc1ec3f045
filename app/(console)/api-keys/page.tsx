import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ApiKeysPage } from '@/components/api-key/api-keys-page'
import { allows } from '@/lib/core/permission'
import { listApiKeys } from '@/lib/operations/list-api-keys'
import { readCurlPlace } from '@/lib/operations/read-curl-place'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.apiKey.title }
}

export default async function Page() {
  const user = await requireUser('/api-keys')
  if (!allows(user, 'read_api_keys')) notFound()
  const [keys, place] = await Promise.all([listApiKeys(user), readCurlPlace(user)])
  return <ApiKeysPage {...keys} place={place} />
}
