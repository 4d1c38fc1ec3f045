'use client'

import { AlertDialog } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import type { ActionError } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

/** What is asked, and what the button that does it says. */
export interface Question {
  title: string
  confirm: string
  /** How the button says that it is at it. */
  pendingLabel: string
  look: 'danger' | 'primary'
  /** Whether it may be pressed yet. */
  ready?: boolean
}

export interface AskDialogProps {
  question: Question
  state: { pending: boolean; error: ActionError | null }
  onConfirm: (data: FormData) => void
  onClose: () => void
  /** What has to be filled in. */
  fields?: ReactNode
  /** What goes and what stays. */
  children: ReactNode
}

/** Asks before something changes. Stays open until it is done, so that an error is seen where it happened. */
export function AskDialog({ question, state, onConfirm, onClose, fields, children }: AskDialogProps) {
  const { m } = useMessages()
  const { title, confirm, pendingLabel, look, ready = true } = question
  const { pending, error } = state
  const [opener] = useState(() => document.activeElement)
  // Where the button is gone with what it was for, the reader stays on the page.
  const keepPlace = (event: Event) => {
    event.preventDefault()
    const back = opener?.isConnected ? opener : document.getElementById('main')
    if (back instanceof HTMLElement) back.focus()
  }
  // What has to be typed comes first; else the way out has the focus.
  const focusField = (event: Event) => {
    const content = event.target instanceof Element ? event.target : null
    const input = content?.querySelector<HTMLInputElement>('input')
    if (!input) return
    event.preventDefault()
    input.focus()
    input.select()
  }
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_70/0.5)]" />
        <AlertDialog.Content
          onOpenAutoFocus={focusField}
          onCloseAutoFocus={keepPlace}
          className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-line bg-surface p-5 shadow-float focus:outline-none"
        >
          <AlertDialog.Title className="font-semibold text-lg tracking-tight [overflow-wrap:anywhere]">
            {title}
          </AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-2 mb-5 flex flex-col gap-3 text-muted [overflow-wrap:anywhere]">
              {children}
            </div>
          </AlertDialog.Description>
          <Form label={title} error={error} onSubmit={(data) => ready && !pending && onConfirm(data)}>
            {fields}
            <div className="flex flex-wrap justify-end gap-2">
              <AlertDialog.Cancel asChild>
                <Button>{m.ui.cancel}</Button>
              </AlertDialog.Cancel>
              <Button type="submit" look={look} pending={pending} disabled={!ready}>
                {pending ? pendingLabel : confirm}
              </Button>
            </div>
          </Form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
