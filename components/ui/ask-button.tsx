'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { AskDialogProps } from '@/components/ui/ask-dialog'
import { Button } from '@/components/ui/button'

const load = () => import('@/components/ui/ask-dialog').then(({ AskDialog }) => AskDialog)
const AskDialog = dynamic(load, { ssr: false })

interface AskButtonProps extends Omit<AskDialogProps, 'onClose'> {
  label: string
  /** What it is called where several look the same. */
  fullLabel?: string | undefined
  look?: 'primary' | 'secondary'
  icon?: ReactNode
  isOpen: boolean
  onOpen: (open: boolean) => void
}

/** A button that asks before it does something. What asks is loaded with the first press, or when it is near. */
export function AskButton({
  label,
  fullLabel,
  look = 'secondary',
  icon,
  isOpen,
  onOpen,
  ...ask
}: AskButtonProps) {
  return (
    <>
      <Button
        look={look}
        aria-haspopup="dialog"
        aria-label={fullLabel}
        onClick={() => onOpen(true)}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
      >
        {icon}
        {label}
      </Button>
      {isOpen && <AskDialog {...ask} onClose={() => onOpen(false)} />}
    </>
  )
}
