'use client'

import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useMessages } from '@/lib/client/use-messages'

interface DrawerProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** What it is, for who does not see the page behind it. */
  description: string
  footer?: ReactNode
  children: ReactNode
}

/** A dialog at the side of the page: the focus is in it while it is open, and Esc closes it. */
export function Drawer({ open, onClose, title, description, footer, children }: DrawerProps) {
  const { m } = useMessages()
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_70/0.35)]" />
        <Dialog.Content className="fixed inset-y-0 right-0 z-50 flex w-[min(30rem,100vw)] flex-col border-line border-l bg-surface shadow-float focus:outline-none">
          <header className="flex items-start justify-between gap-3 border-line border-b px-5 py-4">
            <Dialog.Title className="min-w-0 text-base [overflow-wrap:anywhere]">{title}</Dialog.Title>
            <Dialog.Close
              aria-label={m.ui.close}
              className="-mt-1 -mr-2 inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </header>
          <Dialog.Description className="sr-only">{description}</Dialog.Description>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && <footer className="border-line border-t px-5 py-3">{footer}</footer>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
