import type { ReactNode } from 'react'

/** A value as it stands in a file or an environment. */
export function Code({ children }: { children: ReactNode }) {
  return <code className="font-mono text-sm [overflow-wrap:anywhere]">{children}</code>
}

/** A word more about the value above. */
export function Note({ children }: { children: ReactNode }) {
  return <p className="mt-0.5 text-muted text-sm">{children}</p>
}
