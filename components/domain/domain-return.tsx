'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { useMessages } from '@/lib/client/use-messages'

/** How long a window has to close itself. */
const CLOSE_MS = 600

/** Where a person ends who comes back from a DNS provider: a window closes, and a page goes on to the domain. */
export function DomainReturn({ domain }: { domain: string | null }) {
  const { m, t } = useMessages()
  const texts = m.domain
  const { replace } = useRouter()
  useEffect(() => {
    if (domain === null) return
    window.close()
    const timer = setTimeout(() => replace(`/domains/${domain}`), CLOSE_MS)
    return () => clearTimeout(timer)
  }, [domain, replace])
  const href = domain === null ? '/domains' : `/domains/${domain}`
  return (
    <>
      <PageHeader title={texts.backTitle} lead={domain === null ? texts.backUnknown : texts.backText} />
      <LinkButton href={href} look="primary">
        {domain === null ? texts.backList : t(texts.backLink, { domain })}
      </LinkButton>
    </>
  )
}
