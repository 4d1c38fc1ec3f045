import type { ReactNode } from 'react'

/** A list of facts: what it is, and how it stands. */
export function Facts({ children, dense = false }: { children: ReactNode; dense?: boolean }) {
  return (
    <dl className={`grid grid-cols-1 gap-x-6 sm:grid-cols-[10rem_1fr] ${dense ? 'gap-y-1' : 'gap-y-3'}`}>
      {children}
    </dl>
  )
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="sm:contents">
      <dt className="text-muted text-sm sm:pt-px">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}
