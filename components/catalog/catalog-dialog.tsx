'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import type { ActionError } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

export interface CatalogDialogProps {
  title: string
  confirm: { label: string; pendingLabel: string; look: 'primary' | 'danger' }
  state: { pending: boolean; error: ActionError | null }
  onConfirm: (data: FormData) => void
  onClose: () => void
  fields?: ReactNode
  /** What goes and what stays. */
  children: ReactNode
}

/** Asks before something changes, in the browser's own dialog: it keeps the focus, and Esc closes it. */
export function CatalogDialog(props: CatalogDialogProps) {
  const { title, confirm, state, onConfirm, onClose, fields, children } = props
  const { m } = useMessages()
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const opener = document.activeElement
    box.current?.showModal()
    // Where the button is gone with what it was for, the reader stays on the page.
    return () => {
      const back = opener?.isConnected ? opener : document.getElementById('main')
      if (back instanceof HTMLElement) back.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      aria-labelledby={heading}
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-[min(30rem,calc(100vw-2rem))] overflow-y-auto rounded-xl border border-line bg-surface p-5 text-ink shadow-float backdrop:bg-[oklch(0.15_0.01_70/0.5)]"
    >
      <h2 id={heading} className="font-semibold text-lg tracking-tight [overflow-wrap:anywhere]">
        {title}
      </h2>
      <div className="mt-2 mb-5 flex flex-col gap-3 text-muted [overflow-wrap:anywhere]">{children}</div>
      <Form label={title} error={state.error} onSubmit={(data) => !state.pending && onConfirm(data)}>
        {fields}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => box.current?.close()}>{m.ui.cancel}</Button>
          <Button type="submit" look={confirm.look} pending={state.pending}>
            {state.pending ? confirm.pendingLabel : confirm.label}
          </Button>
        </div>
      </Form>
    </dialog>
  )
}
