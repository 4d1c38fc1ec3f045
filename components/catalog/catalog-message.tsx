import type { ReactNode } from 'react'
import { OrganisationMark } from '@/components/catalog/organisation-mark'
import type { Organisation } from '@/lib/contract/settings'

interface CatalogMessageProps {
  organisation: Organisation
  title: string
  /** Stands above the title: that something is going on. */
  above?: ReactNode
  children?: ReactNode
}

/** A page that says one thing, in the organisation's colour. */
export function CatalogMessage({ organisation, title, above, children }: CatalogMessageProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-5 py-10">
      <span aria-hidden className="fixed inset-x-0 top-0 h-1 bg-[var(--brand,var(--accent))]" />
      <p className="mb-6 flex items-center gap-2.5 font-semibold text-base tracking-tight">
        <OrganisationMark {...organisation} />
        <span className="min-w-0 [overflow-wrap:anywhere]">{organisation.name}</span>
      </p>
      {above}
      <h1 className="mb-1 font-semibold text-xl tracking-tight">{title}</h1>
      {children}
    </main>
  )
}
