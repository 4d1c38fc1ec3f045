import { type ReactNode, useId } from 'react'

interface CardProps {
  title: ReactNode
  /** Stands at the right of the title. */
  aside?: ReactNode
  /** One line under the title. */
  lead?: ReactNode
  id?: string
  /** 3 where a section’s heading stands above. */
  level?: 2 | 3
  /** Without any, it is its title alone. */
  children: ReactNode
}

/** A titled region. */
export function Card({ title, aside, lead, id, level = 2, children }: CardProps) {
  const heading = useId()
  const Heading = `h${level}` as const
  return (
    <section
      id={id}
      aria-labelledby={heading}
      className="rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-44">
          <Heading id={heading} className="font-semibold text-base">
            {title}
          </Heading>
          {lead && <p className="mt-0.5 text-muted text-sm">{lead}</p>}
        </div>
        {aside}
      </div>
      {children && <div className="mt-4">{children}</div>}
    </section>
  )
}
