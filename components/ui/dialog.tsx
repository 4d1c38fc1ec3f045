'use client'

import { AlertDialog } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import type { ActionError } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

interface ConfirmDialogProps {
  /** The button that opens it. */
  trigger: string
  /** What it is called where several look the same. */
  triggerLabel?: string
  title: string
  /** How grave it is. */
  look?: 'danger' | 'primary'
  /** The button that does it, and how it says that it is at it. */
  confirm: { label: string; pendingLabel: string; run: () => void }
  pending: boolean
  error: ActionError | null
  /** What goes and what stays. */
  children: ReactNode
}

/** Asks before something is gone. Stays open until it is done, so that an error is seen where it happened. */
export function ConfirmDialog({
  trigger,
  triggerLabel,
  title,
  look = 'danger',
  confirm,
  pending,
  error,
  children,
}: ConfirmDialogProps) {
  const { m } = useMessages()
  const opener = useRef<HTMLButtonElement>(null)
  // Where the button is gone with what it was for, the reader stays on the page.
  const keepPlace = (event: Event) => {
    if (opener.current?.isConnected) return
    event.preventDefault()
    document.getElementById('main')?.focus()
  }
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <Button ref={opener} aria-label={triggerLabel}>
          {trigger}
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_70/0.5)]" />
        <AlertDialog.Content
          onCloseAutoFocus={keepPlace}
          className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-line bg-surface p-5 shadow-float focus:outline-none"
        >
          <AlertDialog.Title className="font-semibold text-lg tracking-tight">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-2 flex flex-col gap-3 text-muted">{children}</div>
          </AlertDialog.Description>
          {error && (
            <div className="mt-4">
              <FormError error={error} />
            </div>
          )}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{m.ui.cancel}</Button>
            </AlertDialog.Cancel>
            <Button look={look} pending={pending} onClick={confirm.run}>
              {pending ? confirm.pendingLabel : confirm.label}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
