import type { Metadata } from 'next'
import { CallbackFailure } from '@/components/sign-in/callback-failure'

export const metadata: Metadata = { title: 'Not connected' }

interface FailedPageProps {
  searchParams: Promise<{ code?: string | string[]; request?: string | string[] }>
}

/** Where a callback ends that belongs to no attempt of this browser. Needs no sign-in, and shows nothing of the request. */
export default async function FailedPage({ searchParams }: FailedPageProps) {
  const { code, request } = await searchParams
  return (
    <CallbackFailure
      code={typeof code === 'string' ? code : ''}
      requestId={typeof request === 'string' ? request : null}
    />
  )
}
