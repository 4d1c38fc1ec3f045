import { DnsLines } from '@/components/domain/dns-lines'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Modal, ModalClose } from '@/components/ui/modal'
import type { ActionError } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { ApplicationView, DomainView } from '@/lib/contract/domain'

interface ConflictDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  domain: DomainView
  application: ApplicationView
  state: { pending: boolean; error: ActionError | null }
  onReplace: () => void
}

/** What stands in the way beside what would take its place. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { open, onOpenChange, domain, application, state, onReplace } = props
  const { m, t } = useMessages()
  const texts = m.domain
  const provider = domain.dnsProvider?.name ?? texts.nobody
  const conflicts = application.conflicts ?? []
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={texts.conflictTitle}
      lead={t(texts.conflictText, { provider })}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <section>
          <h3 className="font-medium text-sm">{texts.existing}</h3>
          <DnsLines label={texts.existing} lines={conflicts} />
          {conflicts.length === 0 && (
            <p className="text-muted text-sm">{t(texts.conflictUnnamed, { provider })}</p>
          )}
        </section>
        <section>
          <h3 className="font-medium text-sm">{texts.fresh}</h3>
          <DnsLines label={texts.fresh} lines={application.records} />
        </section>
      </div>
      {state.error && <FormError error={state.error} />}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <ModalClose>
          <Button>{texts.keep}</Button>
        </ModalClose>
        <Button look="danger" pending={state.pending} onClick={onReplace}>
          {state.pending ? texts.replacing : texts.replace}
        </Button>
      </div>
    </Modal>
  )
}
