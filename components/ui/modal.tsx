'use client'

import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'

interface ModalProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The button that opens it, and gets the focus back; none where something else opens it. */
  trigger?: ReactNode
  title: ReactNode
  lead: ReactNode
  children: ReactNode
}

/** A dialog that holds a form or an answer. Esc and its own buttons close it; a click beside it does not lose what was typed. */
export function Modal({ open, onOpenChange, trigger, title, lead, children }: ModalProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Dialog.Trigger asChild>{trigger}</Dialog.Trigger>}
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_70/0.5)]" />
        <Dialog.Content
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-line bg-surface p-5 shadow-float focus:outline-none"
        >
          <Dialog.Title className="font-semibold text-lg tracking-tight [overflow-wrap:anywhere]">
            {title}
          </Dialog.Title>
          <Dialog.Description className="mt-1 text-muted">{lead}</Dialog.Description>
          <div className="mt-5">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Makes a button close the dialog that it is in. */
export function ModalClose({ children }: { children: ReactNode }) {
  return <Dialog.Close asChild>{children}</Dialog.Close>
}
