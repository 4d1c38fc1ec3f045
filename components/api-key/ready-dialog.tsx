'use client'

import { CurlLines } from '@/components/api-key/curl-lines'
import { Button } from '@/components/ui/button'
import { Copyable } from '@/components/ui/copyable'
import { Modal } from '@/components/ui/modal'
import { useMessages } from '@/lib/client/use-messages'
import type { CurlPlace } from '@/lib/contract/api-key'
import type { ApiScope } from '@/lib/core/roles'

export interface ReadyKey {
  key: string
  name: string
  scopes: readonly ApiScope[]
}

interface ReadyDialogProps {
  ready: ReadyKey
  place: CurlPlace
  onDone: () => void
}

/** Shows a key, the only time that it is seen: Esc does not lose it, the button that says so closes. */
export function ReadyDialog({ ready: { key, name, scopes }, place, onDone }: ReadyDialogProps) {
  const { m, t } = useMessages()
  const texts = m.apiKey
  return (
    <Modal open onOpenChange={() => {}} title={t(texts.readyTitle, { name })} lead={texts.readyLead}>
      <div className="flex flex-col gap-4">
        <Copyable text={key} label={texts.copyKey} />
        <p className="text-muted text-sm">{texts.keepIt}</p>
        <section aria-label={texts.tryIt}>
          <h3 className="font-medium text-sm">{texts.tryIt}</h3>
          <CurlLines scopes={scopes} place={place} />
        </section>
        <div className="flex justify-end">
          <Button look="primary" onClick={onDone}>
            {texts.done}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
