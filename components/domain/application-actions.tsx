import { useState } from 'react'
import { applyTemplateAction } from '@/app/(console)/domain-actions'
import { ConflictDialog } from '@/components/domain/conflict-dialog'
import { RevertButton } from '@/components/domain/revert-button'
import { hasConsent, useConnectDomain } from '@/components/domain/use-connect-domain'
import { Button, OutLinkButton } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useShowDomain } from '@/lib/client/use-domain'
import { useMessages } from '@/lib/client/use-messages'
import type { ApplicationView, DomainView } from '@/lib/contract/domain'

interface ApplicationActionsProps {
  domain: DomainView
  application: ApplicationView
}

/** What can be done next with a template: consent, apply, settle a conflict, undo. */
export function ApplicationActions({ domain, application }: ApplicationActionsProps) {
  const { m, t } = useMessages()
  const texts = m.domain
  const { flow, state, template, params, groupIds, instanceId } = application
  const consenting = useConnectDomain(domain, () => {})
  const provider = domain.dnsProvider?.name ?? texts.nobody
  const isConsented = hasConsent(domain, template.serviceId)
  const again = () =>
    consenting.go(
      { template: template.id, params, groupIds, flow, ...(instanceId && { instanceId }) },
      template.serviceId,
    )
  const isThere = ['applied', 'partly', 'verified'].includes(state)
  return (
    <>
      {flow === 'consent' && isConsented && <Apply domain={domain} application={application} />}
      {flow === 'consent' && !isConsented && domain.consent.offered && (
        <Button look="primary" pending={consenting.pending} onClick={again}>
          {domain.connection?.failure ? texts.reconnect : t(texts.go.consent, { provider })}
        </Button>
      )}
      {flow === 'page' && state !== 'verified' && (
        <Button pending={consenting.pending} onClick={again}>
          {texts.openAgain}
        </Button>
      )}
      {flow === 'panel' && domain.controlPanelUrl && (
        <OutLinkButton href={domain.controlPanelUrl}>{texts.panelLink}</OutLinkButton>
      )}
      {flow === 'consent' && isConsented && isThere && (
        <RevertButton domain={domain} application={application} />
      )}
      {consenting.error && <FormError error={consenting.error} />}
    </>
  )
}

/** Applies; what is in the way is shown beside what comes, and replaced only when somebody says so. */
function Apply({ domain, application }: ApplicationActionsProps) {
  const { m } = useMessages()
  const texts = m.domain
  const show = useShowDomain()
  const [isAsking, setAsking] = useState(false)
  const { submit, pending, error } = useAction(applyTemplateAction, (shown) => {
    show(shown)
    const now = shown.applications.find(({ id }) => id === application.id)
    setAsking(Boolean(now?.conflicts))
    if (now && !now.conflicts) say(texts.applied)
  })
  const apply = (force: boolean) => submit({ domain: domain.name, application: application.id, force })
  const wasApplied = application.appliedAt !== null
  return (
    <>
      <Button look={wasApplied ? 'secondary' : 'primary'} pending={pending} onClick={() => apply(false)}>
        {pending ? texts.applying : wasApplied ? texts.again : texts.apply}
      </Button>
      {application.conflicts && !isAsking && (
        <Button onClick={() => setAsking(true)}>{texts.seeConflict}</Button>
      )}
      {application.conflicts && (
        <ConflictDialog
          open={isAsking}
          onOpenChange={setAsking}
          domain={domain}
          application={application}
          state={{ pending, error }}
          onReplace={() => apply(true)}
        />
      )}
      {error && !isAsking && <FormError error={error} />}
    </>
  )
}
