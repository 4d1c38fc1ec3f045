import type { ReactNode } from 'react'

/** A list of facts: what it is, and how it stands. */
export function Facts({ children, dense = false }: { children: ReactNode; dense?: boolean }) {
  return (
    <dl
      className={`grid grid-cols-1 ${dense ? 'gap-x-4 gap-y-1 sm:grid-cols-[8rem_1fr]' : 'gap-x-6 gap-y-3 sm:grid-cols-[10rem_1fr]'}`}
    >
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
