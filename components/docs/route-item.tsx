'use client'

import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { RouteAnswers } from '@/components/docs/route-answers'
import { RouteTrial } from '@/components/docs/route-trial'
import { useMessages } from '@/lib/client/use-messages'
import type { DocRoute } from '@/lib/contract/docs'

interface RouteItemProps {
  route: DocRoute
  publicUrl: string
  apiKey: string | null
}

/** One route: what it does, and, once opened, all about it. */
export function RouteItem({ route, publicUrl, apiKey }: RouteItemProps) {
  const { method, path, summary } = route
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details id={route.id} onToggle={(event) => setIsOpen(event.currentTarget.open)} className="group/route">
      <summary className="flex cursor-pointer list-none items-start gap-3 px-4 py-3 hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="mt-0.5 size-4 shrink-0 text-muted transition-transform group-open/route:rotate-90"
        />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-baseline gap-x-2 font-mono text-sm">
            <span className={method === 'DELETE' ? 'font-semibold text-bad' : 'font-semibold text-accent'}>
              {method}
            </span>
            <span className="[overflow-wrap:anywhere]">{path}</span>
          </span>
          <span className="mt-0.5 block text-muted text-sm">{summary}</span>
        </span>
      </summary>
      {isOpen && (
        <div className="grid gap-6 border-line border-t px-4 py-4 lg:grid-cols-2">
          <RouteTrial route={route} publicUrl={publicUrl} apiKey={apiKey} />
          <div className="flex min-w-0 flex-col gap-4">
            <Callers route={route} />
            <RouteAnswers route={route} />
          </div>
        </div>
      )}
    </details>
  )
}

/** Who may ask, with the scopes that a key needs. */
function Callers({ route: { scopes, session } }: { route: DocRoute }) {
  const { m } = useMessages()
  const texts = m.docs
  const isOpen = scopes?.length === 0
  const says = isOpen
    ? texts.anyone
    : scopes === null
      ? texts.sessionOnly
      : session
        ? texts.keyAndSession
        : texts.keyOnly
  return (
    <div className="text-sm">
      <h3 className="font-medium">{texts.who}</h3>
      <p className="mt-1 text-muted">{says}</p>
      {scopes && scopes.length > 0 && (
        <p className="mt-1 flex flex-wrap gap-1.5">
          {scopes.map((scope) => (
            <code key={scope} className="rounded border border-line px-1.5 py-px font-mono text-xs">
              {scope}
            </code>
          ))}
        </p>
      )}
    </div>
  )
}
