import type { Metadata } from 'next'
import { DomainReturn } from '@/components/domain/domain-return'
import { findReturn } from '@/lib/operations/note-domain-return'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  const { m } = await readMessages()
  return { title: m.domain.backTitle }
}

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ searchParams }: PageProps) {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  )
  const user = await requireUser('/domains')
  return <DomainReturn domain={await findReturn(user, new URLSearchParams(given))} />
}
