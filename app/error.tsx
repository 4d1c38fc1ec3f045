'use client'

import { Crash } from '@/components/ui/crash'

interface ErrorPageProps {
  error: unknown
  retry: () => void
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main>
      <Crash error={error} retry={retry} />
    </main>
  )
}
