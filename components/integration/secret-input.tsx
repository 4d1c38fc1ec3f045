'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import type { InputTies } from '@/components/ui/field'
import { Input, notAPassword, TextArea } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import type { FieldView } from '@/lib/contract/provider'

interface SecretInputProps {
  field: Pick<FieldView, 'type' | 'placeholder'>
  ties: InputTies
  /** Whether it has the focus as soon as it is there. */
  focused?: boolean
}

/** Uncontrolled: what is typed stands in the input alone, and is read from there when it is sent. */
export function SecretInput({ field, ties, focused = false }: SecretInputProps) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  useEffect(() => {
    if (focused) input.current?.focus()
  }, [focused])
  const shared = { ...ties, ...notAPassword, ref: input, placeholder: field.placeholder ?? undefined }
  if (field.type === 'textarea') return <TextArea {...shared} className="text-covered" />
  return <Input {...shared} type="password" />
}

/** What to do with spaces around a secret: each answer sends the form. */
export function SpacesQuestion() {
  const { m } = useMessages()
  const texts = m.integration.setup
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{texts.spaces}</legend>
      <Button type="submit" name="outerSpaces" value="remove">
        {texts.removeSpaces}
      </Button>
      <Button type="submit" name="outerSpaces" value="keep">
        {texts.keepSpaces}
      </Button>
    </fieldset>
  )
}
