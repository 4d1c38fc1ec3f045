import type { ReactNode } from 'react'
import { LogoPlate } from '@/components/catalog/organisation-mark'
import { Logo } from '@/components/ui/logo'

interface GateProps {
  /** What this install is called. */
  brand: string
  /** The organisation’s own logo, in place of ours. */
  logo?: string | null
  title: string
  lead?: string
  children: ReactNode
}

/** The frame of what is seen before being let in. */
export function Gate({ brand, logo = null, title, lead, children }: GateProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-5 py-10">
      <div className="mb-6">
        {logo === null ? (
          <Logo name={brand} />
        ) : (
          <span className="inline-flex min-w-0 items-center gap-2.5 font-semibold text-base tracking-tight">
            <LogoPlate src={logo} />
            <span className="min-w-0 [overflow-wrap:anywhere]">{brand}</span>
          </span>
        )}
      </div>
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      {lead && <p className="mt-1 text-muted">{lead}</p>}
      <div className="mt-6">{children}</div>
    </main>
  )
}
