import type { Metadata } from 'next'
import { CallbackFailure } from '@/components/sign-in/callback-failure'
import { readBrand } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.signIn.notConnected }
}

interface FailedPageProps {
  searchParams: Promise<{ code?: string | string[]; request?: string | string[] }>
}

/** Where a callback ends that belongs to no attempt of this browser. Needs no sign-in, and shows nothing of the request. */
export default async function FailedPage({ searchParams }: FailedPageProps) {
  const { code, request } = await searchParams
  const { m } = await readMessages()
  return (
    <CallbackFailure
      code={typeof code === 'string' ? code : ''}
      requestId={typeof request === 'string' ? request : null}
      brand={await readBrand()}
      texts={m.signIn}
    />
  )
}
