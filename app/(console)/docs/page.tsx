import type { Metadata } from 'next'
import { DocsPage } from '@/components/docs/docs-page'
import { readDocs } from '@/lib/operations/read-docs'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.docs.title }
}

export default async function Page() {
  return <DocsPage docs={readDocs(await requireUser('/docs'))} />
}
