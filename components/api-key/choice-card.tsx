'use client'

import { type ReactNode, useId } from 'react'
import { useFieldError } from '@/components/ui/form'

interface ChoiceCardProps {
  /** The name under which a fault is told. */
  name: string
  title: string
  lead?: string
  children: ReactNode
}

/** Choices that belong together, with what is wrong with them. */
export function ChoiceCard({ name, title, lead, children }: ChoiceCardProps) {
  const id = useId()
  const error = useFieldError(name)
  return (
    <fieldset
      aria-describedby={error ? `${id}-error` : undefined}
      className="min-w-0 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5"
    >
      <legend className="float-left mb-0.5 w-full font-semibold text-base">{title}</legend>
      <div className="clear-both">
        {lead && <p className="text-muted text-sm">{lead}</p>}
        {error && (
          <p id={`${id}-error`} role="alert" tabIndex={-1} className="mt-1 text-bad text-sm">
            {error}
          </p>
        )}
        <div className="pt-4">{children}</div>
      </div>
    </fieldset>
  )
}
