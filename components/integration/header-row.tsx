'use client'

import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { inputOf, type KeyedHeader } from '@/components/integration/keyed-header'
import { Button } from '@/components/ui/button'
import { useFieldError } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import { doubtOf } from '@/lib/core/header-doubt'

interface HeaderRowProps {
  row: KeyedHeader
  /** Its place among the rows, from 1. */
  number: number
  isNew: boolean
  onRemove: () => void
}

const typing = { autoComplete: 'off', spellCheck: false, autoCapitalize: 'off' } as const

/** One header: its name, its value, its faults, and what should be looked at again. */
export function HeaderRow({ row, number, isNew, onRemove }: HeaderRowProps) {
  const { m, t } = useMessages()
  const texts = m.requests
  const id = useId()
  const [typed, setTyped] = useState<{ name: string; value: string }>(row)
  const nameInput = useRef<HTMLInputElement>(null)
  const nameFault = useFieldError(inputOf(row.key, 'name'))
  const valueFault = useFieldError(inputOf(row.key, 'value'))
  useEffect(() => {
    if (isNew) nameInput.current?.focus()
  }, [isNew])
  const tiesOf = (part: 'name' | 'value', fault: string | undefined) => ({
    name: inputOf(row.key, part),
    'aria-describedby': `${fault ? `${id}-${part} ` : ''}${id}-doubt`,
    'aria-invalid': fault ? (true as const) : undefined,
  })
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-2 gap-y-1.5 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_auto]">
      <Input
        {...tiesOf('name', nameFault)}
        {...typing}
        ref={nameInput}
        aria-label={t(texts.nameOf, { number })}
        placeholder={texts.name}
        defaultValue={row.name}
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        className="font-mono text-sm"
      />
      <Input
        {...tiesOf('value', valueFault)}
        {...typing}
        aria-label={t(texts.valueOf, { number })}
        placeholder={texts.value}
        defaultValue={row.value}
        onChange={(event) => setTyped({ ...typed, value: event.target.value })}
        className="font-mono text-sm max-sm:col-span-2 max-sm:row-start-2"
      />
      <Button
        look="quiet"
        aria-label={t(texts.remove, { number })}
        onClick={onRemove}
        className="px-1.5! max-sm:col-start-2 max-sm:row-start-1"
      >
        <X aria-hidden />
      </Button>
      {nameFault && <Fault id={`${id}-name`}>{nameFault}</Fault>}
      {valueFault && (
        <Fault id={`${id}-value`} below="value">
          {valueFault}
        </Fault>
      )}
      <p id={`${id}-doubt`} aria-live="polite" className="col-span-full text-sm text-warn empty:hidden">
        <Doubt header={typed} />
      </p>
    </li>
  )
}

function Fault({ id, below, children }: { id: string; below?: 'value'; children: string }) {
  return (
    <p id={id} className={`col-span-full text-bad text-sm ${below ? 'sm:col-start-2' : ''}`}>
      {children}
    </p>
  )
}

function Doubt({ header }: { header: { name: string; value: string } }) {
  const { m } = useMessages()
  const doubt = doubtOf(header)
  if (!doubt) return null
  if (doubt.about === 'secret') return m.requests.looksSecret
  return <RichText text={m.requests.unknownPlace} values={{ place: <code>{doubt.place}</code> }} />
}
