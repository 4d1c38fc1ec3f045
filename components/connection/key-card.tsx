'use client'

import { type ReactNode, useEffect } from 'react'
import { saveKeyAction } from '@/app/(console)/key-actions'
import { focusKey } from '@/components/connection/focus-key'
import { KeyForm } from '@/components/connection/key-form'
import type { KeyProvider } from '@/components/connection/key-provider'
import { leadOf, titleOf } from '@/components/connection/key-title'
import { savedWords } from '@/components/connection/saved-words'
import { Card } from '@/components/ui/card'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView, SavedKey } from '@/lib/contract/connection'

interface KeyCardProps {
  connection: ConnectionView
  provider: KeyProvider
  /** Where the key comes from, once it is not what comes first. */
  steps: ReactNode
  onSaved: (connection: ConnectionView) => void
}

/** A connection's key: the way to connect it, and to give it another one. */
export function KeyCard({ connection, provider, steps, onSaved }: KeyCardProps) {
  const { m, t } = useMessages()
  const { id, setup, connectedAt, failure } = connection
  useEffect(() => {
    if (window.location.hash === '#key') focusKey()
  }, [])
  const done = ({ connection: saved }: SavedKey) => {
    onSaved(saved)
    say(t(savedWords(saved.status, m), { provider: provider.name }))
  }
  const lead = connectedAt === null ? leadOf(provider, m) : m.key.leadStored
  return (
    <Card id="key" title={titleOf(provider, m)} lead={t(lead, { provider: provider.name })}>
      <KeyForm
        provider={provider}
        stored={setup}
        of={{ connection: id }}
        save={(key) => saveKeyAction({ connection: id, key })}
        onSaved={done}
        replacing={connectedAt !== null && failure?.action === 'edit_key'}
      />
      {steps && (
        <details className="group mt-5 border-line border-t pt-3">
          <summary className="inline-flex min-h-6 cursor-pointer items-center gap-1 text-muted text-sm hover:text-ink">
            <span aria-hidden className="inline-block transition-transform group-open:rotate-90">
              ›
            </span>
            {m.key.where}
          </summary>
          <div className="mt-3">{steps}</div>
        </details>
      )}
    </Card>
  )
}
