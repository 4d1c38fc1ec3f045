'use client'

import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { openCatalogAction } from '@/app/(console)/subject-actions'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

/** Opens the catalog as a customer sees it, in a new tab; the log says who did. */
export function OpenAs({ externalId }: { externalId: string }) {
  const { m } = useMessages()
  const texts = m.subject
  const [blockedAt, setBlockedAt] = useState<string | null>(null)
  const open = async (tab: Window | null) => {
    const opened = await openCatalogAction(externalId)
    if (!opened.ok) tab?.close()
    return opened.ok ? ({ ok: true, value: { ...opened.value, tab } } as const) : opened
  }
  const { submit, pending, error } = useAction(open, ({ goTo, tab }) => {
    if (tab) tab.location.assign(goTo)
    setBlockedAt(tab ? null : goTo)
  })
  // The tab is opened at once: a browser lets nothing open a tab that has waited for an answer.
  const press = () => submit(window.open('about:blank', '_blank'))
  return (
    <div className="flex flex-col gap-1.5">
      <Button onClick={press} pending={pending}>
        <ExternalLink aria-hidden />
        {pending ? texts.opening : texts.openAs}
      </Button>
      {blockedAt && (
        <p role="alert" className="text-sm">
          {texts.blocked}{' '}
          <a href={blockedAt} className="text-link">
            {texts.blockedLink}
          </a>
        </p>
      )}
      {error && <FormError error={error} />}
    </div>
  )
}
