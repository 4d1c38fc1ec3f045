'use client'

import { createContext, type FormEvent, type ReactNode, useContext, useEffect, useRef } from 'react'
import { FormError } from '@/components/ui/form-error'
import type { ActionError } from '@/lib/client/use-action'

const FieldErrors = createContext<Readonly<Record<string, string>>>({})

/** The fault at one input, by its name. */
export function useFieldError(name: string): string | undefined {
  return useContext(FieldErrors)[name]
}

interface FormProps {
  /** Gets what was typed, read from the inputs at that moment and kept nowhere. */
  onSubmit: (data: FormData) => void
  error: ActionError | null
  label: string
  children: ReactNode
}

/** A form whose typed text survives every error: inputs are uncontrolled, and the first faulty one gets the focus. */
export function Form({ onSubmit, error, label, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (!error) return
    const faulty = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')
    faulty?.focus()
  }, [error])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // The pressed button may carry a choice of its own.
    const { submitter } = event.nativeEvent as SubmitEvent
    onSubmit(new FormData(event.currentTarget, submitter))
  }

  return (
    <form
      ref={form}
      onSubmit={submit}
      method="post"
      noValidate
      aria-label={label}
      className="flex flex-col gap-5"
    >
      <FieldErrors value={error?.fields ?? {}}>{children}</FieldErrors>
      {error && !isSaidAtInput(error) && <FormError error={error} />}
    </form>
  )
}

/** Errors that are about one input, so that what is said there is enough. */
const OF_ONE_INPUT = ['wrong_credentials', 'empty_name', 'invalid_name', 'secret_has_spaces']

/** Whether the faults at the inputs say all that there is to say. */
function isSaidAtInput({ code, message, fields }: ActionError): boolean {
  const faults = Object.values(fields)
  return faults.includes(message) || (faults.length > 0 && OF_ONE_INPUT.includes(code))
}

/** The text of one input, as typed. */
export function textOf(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}
