'use client'

import { type ReactNode, useId } from 'react'
import { Select } from '@/components/ui/input'

interface ChoiceProps {
  label: string
  value: string | undefined
  /** The choice that narrows nothing. */
  any: string
  choose: (value: string | undefined) => void
  children: ReactNode
}

/** A labelled select of the filters. */
export function Choice({ label, value, any, choose, children }: ChoiceProps) {
  const id = useId()
  return (
    <div className="flex min-w-36 flex-1 flex-col gap-1 sm:max-w-48">
      <label htmlFor={id} className="text-muted text-xs">
        {label}
      </label>
      <Select id={id} value={value ?? ''} onChange={(event) => choose(event.target.value || undefined)}>
        <option value="">{any}</option>
        {children}
      </Select>
    </div>
  )
}
