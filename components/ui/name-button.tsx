'use client'

import { type ReactNode, useState } from 'react'
import { AskButton } from '@/components/ui/ask-button'
import { Field } from '@/components/ui/field'
import { textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useAction } from '@/lib/client/use-action'
import type { ActionResult } from '@/lib/contract/error'

interface NameButtonProps<T> {
  texts: {
    button: string
    buttonName?: string
    title: string
    confirm: string
    pending: string
    label: string
  }
  /** The name as it is now. */
  initial?: string
  /** Whether it may be left blank. */
  optional?: boolean
  /** Where it is part of what programs ask for: how it may be spelt. */
  spelling?: string
  /** How many characters it may have, where that is another number than a name's. */
  longest?: number
  run: (name: string) => Promise<ActionResult<T>>
  onDone: (value: T) => void
  /** What changes with it, and what stays. */
  children: ReactNode
}

/** A button that asks for a name, and gives it. */
export function NameButton<T>({
  texts,
  initial = '',
  optional,
  spelling,
  longest = spelling ? 64 : 80,
  run,
  onDone,
  children,
}: NameButtonProps<T>) {
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error, setError } = useAction(run, (value) => {
    setOpen(false)
    onDone(value)
  })
  const open = (isToOpen: boolean) => {
    setError(null)
    setOpen(isToOpen)
  }
  return (
    <AskButton
      label={texts.button}
      fullLabel={texts.buttonName}
      isOpen={isOpen}
      onOpen={open}
      question={{
        title: texts.title,
        confirm: texts.confirm,
        pendingLabel: texts.pending,
        look: 'primary',
      }}
      state={{ pending, error }}
      onConfirm={(data) => submit(textOf(data, 'name').trim())}
      fields={
        <Field name="name" label={texts.label} help={spelling} required={!optional}>
          {(ties) => (
            <Input
              {...ties}
              defaultValue={initial}
              maxLength={longest}
              autoComplete="off"
              {...(spelling && { spellCheck: false, autoCapitalize: 'off' })}
            />
          )}
        </Field>
      }
    >
      {children}
    </AskButton>
  )
}
