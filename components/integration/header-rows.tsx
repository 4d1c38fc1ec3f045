'use client'

import { Plus } from 'lucide-react'
import { useId, useRef } from 'react'
import { HeaderRow } from '@/components/integration/header-row'
import type { KeyedHeader } from '@/components/integration/keyed-header'
import { Button } from '@/components/ui/button'
import { useFieldError } from '@/components/ui/form'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import { USER_PLACES } from '@/lib/core/header-template'

interface HeaderRowsProps {
  rows: readonly KeyedHeader[]
  onRows: (rows: readonly KeyedHeader[]) => void
}

/** Headers as rows of name and value. A new one has the focus; when one goes, the button that adds one. */
export function HeaderRows({ rows, onRows }: HeaderRowsProps) {
  const { m } = useMessages()
  const texts = m.requests
  const id = useId()
  const fault = useFieldError('headers')
  const adding = useRef<HTMLButtonElement>(null)
  const added = useRef<number | null>(null)
  const add = () => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1
    added.current = key
    onRows([...rows, { key, name: '', value: '' }])
  }
  const remove = (key: number) => {
    adding.current?.focus()
    onRows(rows.filter((row) => row.key !== key))
  }
  const places = USER_PLACES.map((place) => `\`\${${place}}\``).join(', ')
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={`${id}-help`}>
      <legend className="mb-1.5 font-medium text-sm">
        {texts.headers} <span className="font-normal text-muted">{m.ui.optional}</span>
      </legend>
      {rows.length > 0 && (
        <ul className="flex flex-col gap-3 sm:gap-2">
          {rows.map((row, at) => (
            <HeaderRow
              key={row.key}
              row={row}
              number={at + 1}
              isNew={added.current === row.key}
              onRemove={() => remove(row.key)}
            />
          ))}
        </ul>
      )}
      <div>
        <Button ref={adding} onClick={add}>
          <Plus aria-hidden />
          {texts.add}
        </Button>
      </div>
      {fault && (
        <p role="alert" tabIndex={-1} className="text-bad text-sm">
          {fault}
        </p>
      )}
      <div id={`${id}-help`} className="flex flex-col gap-1 text-muted text-sm">
        <p>
          <RichText text={texts.headersHelp} values={{ places: <RichText text={places} /> }} />
        </p>
        <p>{texts.headersOpen}</p>
      </div>
    </fieldset>
  )
}
