'use client'

import { Stethoscope } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { KeyProvider } from '@/components/connection/key-provider'
import { titleOf } from '@/components/connection/key-title'
import { KeyRefusal, KeyVerdict } from '@/components/connection/key-verdict'
import { type Deed, type KeyOptions, useKey } from '@/components/connection/use-key'
import { readSetup, SetupFields } from '@/components/integration/setup-fields'
import { Button } from '@/components/ui/button'
import { Form, textOf } from '@/components/ui/form'
import { useMessages } from '@/lib/client/use-messages'
import type { SetupFieldValue } from '@/lib/contract/setup'

interface KeyFormProps<T> extends KeyOptions<T> {
  provider: KeyProvider
  /** What is saved; null: nothing yet. */
  stored: readonly SetupFieldValue[] | null
  /** Whether the saved secrets are to be replaced. */
  replacing?: boolean
  /** What is asked for besides. */
  children?: ReactNode
}

/** A provider's key: typed, tried, and saved. What was typed survives everything but a save, and being dropped. */
export function KeyForm<T>({ provider, stored, replacing, children, ...options }: KeyFormProps<T>) {
  const { m } = useMessages()
  const key = useKey(options)
  const inputs = useFirstInput(key.round)
  const title = titleOf(provider, m)
  const send = (data: FormData) =>
    key.send({ deed: readDeed(data, key.deed), setup: readSetup(provider, data), data })
  return (
    <Form label={m.key.enter} error={key.error} onSubmit={send}>
      {children}
      <fieldset
        key={key.round.number}
        ref={inputs}
        onInput={key.forget}
        className="flex min-w-0 flex-col gap-5"
      >
        <legend className="sr-only">{title}</legend>
        <SetupFields
          provider={provider}
          stored={stored && { setup: stored, scopes: [] }}
          error={key.error}
          replacing={replacing}
        />
      </fieldset>
      <KeyButtons
        provider={provider}
        pending={key.pending}
        leads={replacing || !stored?.some(({ saved }) => saved)}
      />
      <div aria-live="polite" className="empty:hidden">
        {key.tested && <KeyVerdict test={key.tested} provider={provider.name} />}
      </div>
      {key.refusal && (
        <KeyRefusal
          refusal={key.refusal}
          actions={
            <>
              <Button type="submit" name="deed" value="draft" pending={key.pending === 'draft'}>
                {m.key.keepDraft}
              </Button>
              <Button look="quiet" onClick={key.drop}>
                {m.key.drop}
              </Button>
            </>
          }
        />
      )}
    </Form>
  )
}

interface KeyButtonsProps {
  provider: KeyProvider
  pending: Deed | null
  /** Whether a key is what the page waits for. */
  leads: boolean
}

function KeyButtons({ provider, pending, leads }: KeyButtonsProps) {
  const { m, t } = useMessages()
  const { name, testable } = provider
  const label = testable ? m.key.saveAndTest : m.key.save
  const atIt = testable ? t(m.key.asking, { provider: name }) : m.key.saving
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        type="submit"
        look={leads ? 'primary' : 'secondary'}
        pending={pending === 'save'}
        disabled={isOther(pending, 'save')}
      >
        {pending === 'save' ? atIt : label}
      </Button>
      {testable && (
        <Button
          type="submit"
          name="deed"
          value="test"
          pending={pending === 'test'}
          disabled={isOther(pending, 'test')}
        >
          {pending !== 'test' && <Stethoscope aria-hidden />}
          {pending === 'test' ? m.key.testing : m.key.test}
        </Button>
      )}
    </div>
  )
}

const isOther = (pending: Deed | null, own: Deed) => pending !== null && pending !== own

/** The pressed button says it; one that answers a question about what was typed goes on with what asked. */
function readDeed(data: FormData, before: Deed): Deed {
  if (textOf(data, 'outerSpaces')) return before
  const deed = textOf(data, 'deed')
  return deed === 'test' || deed === 'draft' ? deed : 'save'
}

/** The inputs; where they were made anew under the focus, it goes to the first. */
function useFirstInput({ number, dropped }: { number: number; dropped: boolean }) {
  const inputs = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (number === 0 || !(dropped || document.activeElement === document.body)) return
    inputs.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus()
  }, [number, dropped])
  return inputs
}
