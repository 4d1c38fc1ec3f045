'use client'

import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { findPublicEndpointsAction } from '@/app/(console)/provider-actions'
import { Field, type InputTies } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import type { PublicEndpoint } from '@/lib/contract/public-endpoint'

/** Long enough not to ask for every letter. */
const restMs = 150

/** Finds a provider in a public list, to begin with what that says. */
export function PublicList({ onChoose }: { onChoose: (endpoint: PublicEndpoint) => void }) {
  const { m, t } = useMessages()
  const texts = m.provider.ownProvider
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const found = usePublicEndpoints(isOpen ? typed.trim() : '')
  const choose = (endpoint: PublicEndpoint) => {
    setTyped(endpoint.name)
    setOpen(false)
    onChoose(endpoint)
  }
  const type = (text: string) => {
    setTyped(text)
    setOpen(true)
  }
  return (
    <Field name="publicList" label={texts.list} required={false} help={texts.listHelp}>
      {(ties) => (
        <div className="relative">
          <Options
            ties={ties}
            label={texts.list}
            typed={typed}
            found={isOpen ? (found ?? []) : []}
            onType={type}
            onChoose={choose}
            onClose={() => setOpen(false)}
          />
          <p role="status" className="mt-1 text-muted text-sm empty:hidden">
            {isOpen && found?.length === 0 && t(texts.listNone, { q: typed.trim() })}
          </p>
        </div>
      )}
    </Field>
  )
}

interface OptionsProps {
  ties: InputTies
  label: string
  typed: string
  found: readonly PublicEndpoint[]
  onType: (text: string) => void
  onChoose: (endpoint: PublicEndpoint) => void
  onClose: () => void
}

/** An input with a list under it, by keys and by pointer (ARIA's combobox). */
function Options({ ties, label, typed, found, onType, onChoose, onClose }: OptionsProps) {
  const list = useId()
  const [active, setActive] = useState(0)
  const current = Math.min(active, found.length - 1)
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    const chosen = found[current]
    if (event.key === 'Escape' && found.length > 0) onClose()
    else if (event.key === 'Enter' && chosen) onChoose(chosen)
    else if (step && found.length > 0) setActive((current + step + found.length) % found.length)
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }
  const isOpen = found.length > 0
  return (
    <>
      <Input
        {...ties}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${list}-${current}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setActive(0)
          onType(event.target.value)
        }}
        onKeyDown={move}
        onBlur={onClose}
      />
      {isOpen && (
        <div
          role="listbox"
          id={list}
          aria-label={label}
          className="absolute top-full z-20 mt-1 max-h-72 w-full overflow-y-auto rounded-lg border border-line bg-surface p-1.5 shadow-float"
        >
          {found.map((endpoint, index) => (
            <div
              key={endpoint.key}
              role="option"
              id={`${list}-${index}`}
              tabIndex={-1}
              aria-selected={index === current}
              // The input keeps the focus, or the list would close before it is pressed.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(endpoint)}
              onKeyDown={move}
              onPointerMove={() => setActive(index)}
              className="flex min-h-9 cursor-pointer flex-col justify-center rounded-md px-2 py-1 aria-selected:bg-accent-soft"
            >
              <span>{endpoint.name}</span>
              <span className="truncate text-muted text-xs">{endpoint.tokenUrl}</span>
            </div>
          ))}
        </div>
      )}
    </>
  )
}

/** What the list has for these words; null: not known yet, or it could not be asked. */
function usePublicEndpoints(q: string): readonly PublicEndpoint[] | null {
  const [found, setFound] = useState<readonly PublicEndpoint[] | null>(null)
  useEffect(() => {
    setFound(null)
    if (q === '') return
    let isWanted = true
    const timer = setTimeout(async () => {
      const answer = await findPublicEndpointsAction(q).catch(() => null)
      if (isWanted && answer?.ok) setFound(answer.value)
    }, restMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [q])
  return found
}
