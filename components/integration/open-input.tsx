'use client'

import type { ReactNode } from 'react'
import type { InputTies } from '@/components/ui/field'
import { Input, Select, TextArea } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import type { FieldView } from '@/lib/contract/provider'

interface OpenInputProps {
  field: FieldView
  /** What is saved; null: nothing yet. */
  value: string | null
  ties: InputTies
}

/** An input for what is no secret, as the provider's data describes it. */
export function OpenInput({ field, value, ties }: OpenInputProps) {
  const { m } = useMessages()
  const shared = {
    ...ties,
    autoComplete: 'off',
    placeholder: field.placeholder ?? field.default ?? undefined,
  }
  switch (field.type) {
    case 'select':
      return (
        <Select {...ties} defaultValue={value ?? field.default ?? ''}>
          {field.default === null && <option value="">{m.integration.setup.choose}</option>}
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )
    case 'textarea':
      return <TextArea {...shared} defaultValue={value ?? ''} spellCheck={false} />
    case 'number':
      return <Input {...shared} inputMode="numeric" defaultValue={value ?? ''} />
    default:
      return (
        <Suffixed id={`${ties.id}-suffix`} suffix={field.suffix}>
          <Input
            {...shared}
            aria-describedby={describedBy(ties, field.suffix)}
            defaultValue={value ?? ''}
            spellCheck={false}
            autoCapitalize="off"
          />
        </Suffixed>
      )
  }
}

function describedBy(ties: InputTies, suffix: string | null): string | undefined {
  if (suffix === null) return ties['aria-describedby']
  return [`${ties.id}-suffix`, ties['aria-describedby']].filter(Boolean).join(' ')
}

interface SuffixedProps {
  id: string
  suffix: string | null
  children: ReactNode
}

/** An input with what the provider appends to it behind. */
function Suffixed({ id, suffix, children }: SuffixedProps) {
  if (suffix === null) return children
  return (
    <span className="flex items-stretch [&>input]:min-w-0 [&>input]:flex-1 [&>input]:rounded-r-none">
      {children}
      <span
        id={id}
        className="flex max-w-2/3 shrink-0 items-center rounded-r-md border border-line-strong border-l-0 bg-sunken px-2.5 text-muted text-sm [overflow-wrap:anywhere]"
      >
        {suffix}
      </span>
    </span>
  )
}
