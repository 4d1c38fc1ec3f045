import type { ReactNode } from 'react'
import { Logo } from '@/components/ui/logo'

interface GateProps {
  /** What this install is called. */
  brand: string
  title: string
  lead?: string
  children: ReactNode
}

/** The frame of what is seen before being let in. */
export function Gate({ brand, title, lead, children }: GateProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-5 py-10">
      <div className="mb-6">
        <Logo name={brand} />
      </div>
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      {lead && <p className="mt-1 text-muted">{lead}</p>}
      <div className="mt-6">{children}</div>
    </main>
  )
}
