'use client'

import { type ReactNode, useId } from 'react'
import { useFieldError } from '@/components/ui/form'
import { useMessages } from '@/lib/client/use-messages'

/** What ties an input to its label, help and error. Spread on the input. */
export interface InputTies {
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

interface FieldProps {
  name: string
  label: string
  help?: ReactNode
  required?: boolean
  /** Stands right under the input: a question about what was typed. */
  after?: ReactNode
  children: (ties: InputTies) => ReactNode
}

/** A labelled input with its help and its error, tied together for everybody. */
export function Field({ name, label, help, required = true, after, children }: FieldProps) {
  const { m } = useMessages()
  const id = useId()
  const error = useFieldError(name)
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
        {!required && <span className="font-normal text-muted"> {m.ui.optional}</span>}
      </label>
      {children({
        id,
        name,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="text-bad text-sm">
          {error}
        </p>
      )}
      {after}
      {help && (
        <div id={`${id}-help`} className="text-muted text-sm">
          {help}
        </div>
      )}
    </div>
  )
}
