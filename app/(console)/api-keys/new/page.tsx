import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NewApiKeyPage } from '@/components/api-key/new-api-key-page'
import { allows } from '@/lib/core/permission'
import { readCurlPlace } from '@/lib/operations/read-curl-place'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.apiKey.newTitle }
}

export default async function Page() {
  const user = await requireUser('/api-keys/new')
  if (!allows(user, 'write_api_key')) notFound()
  return <NewApiKeyPage place={await readCurlPlace(user)} />
}
