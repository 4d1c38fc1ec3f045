'use client'

import { Lock } from 'lucide-react'
import { useState } from 'react'
import { SecretInput, SpacesQuestion } from '@/components/integration/secret-input'
import { Button } from '@/components/ui/button'
import { Day } from '@/components/ui/exact-time'
import { Field } from '@/components/ui/field'
import { useFieldError } from '@/components/ui/form'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { FieldView } from '@/lib/contract/provider'

interface SecretFieldProps {
  field: FieldView
  saved: { at: string; by: string } | null
  spaces: boolean
  /** Whether the saved one is to be replaced. */
  replacing: boolean
}

/** A secret is written, never read: a saved one is only said to be there, and left alone unless it is replaced. */
export function SecretField({ field, saved, spaces, replacing }: SecretFieldProps) {
  const { m } = useMessages()
  // Once there is an input it stays: something may have been typed into it.
  const [isOpen, setOpen] = useState(saved === null || replacing)
  const [isAsked, setAsked] = useState(false)
  const error = useFieldError(field.key)
  if (error && !isOpen) setOpen(true)
  const replace = () => {
    setOpen(true)
    setAsked(true)
  }
  if (saved && !isOpen && !error) return <SavedSecret label={field.label} saved={saved} onReplace={replace} />
  const help = field.help && <RichText text={field.help} />
  const isKept = saved !== null && !error
  const note = isKept && m.integration.setup.keepsSaved
  return (
    <Field
      name={field.key}
      label={field.label}
      required={field.required && !isKept}
      help={
        (help || note) && (
          <>
            {help} {note}
          </>
        )
      }
      after={spaces && <SpacesQuestion />}
    >
      {(ties) => <SecretInput field={field} ties={ties} focused={isAsked} />}
    </Field>
  )
}

function SavedSecret({
  label,
  saved,
  onReplace,
}: {
  label: string
  saved: { at: string; by: string }
  onReplace: () => void
}) {
  const { m, t } = useMessages()
  const texts = m.integration.setup
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium text-sm">{label}</p>
      <div className="flex items-center justify-between gap-3 rounded-md border border-line bg-sunken py-1 pr-1 pl-2.5">
        <p className="flex min-w-0 items-center gap-2 text-sm">
          <Lock aria-hidden className="size-3.5 shrink-0 text-muted" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <RichText text={texts.savedBy} values={{ day: <Day at={saved.at} />, name: saved.by }} />
          </span>
        </p>
        <Button aria-label={t(texts.replaceField, { field: label })} onClick={onReplace}>
          {texts.replace}
        </Button>
      </div>
    </div>
  )
}
