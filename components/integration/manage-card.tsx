'use client'

import { CatalogRows } from '@/components/integration/catalog-rows'
import { DeleteIntegrationDialog } from '@/components/integration/delete-integration-dialog'
import { DisableIntegration } from '@/components/integration/disable-integration'
import { ModeRow } from '@/components/integration/mode-row'
import { RenameIntegration } from '@/components/integration/rename-integration'
import { ScheduleRow } from '@/components/integration/schedule-row'
import { Card } from '@/components/ui/card'
import { ManageRow } from '@/components/ui/manage-row'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { IntegrationView } from '@/lib/contract/integration'

interface ManageCardProps {
  integration: IntegrationView
  /** Whether the provider can be asked to end the grants. */
  revokes: boolean
  onChanged: (integration: IntegrationView) => void
}

/** What can be changed about an integration, for who may. */
export function ManageCard({ integration, revokes, onChanged }: ManageCardProps) {
  const { m } = useMessages()
  const mayManage = useAllows('write_integration')
  if (!mayManage) return null
  const texts = m.integration.manage
  const isTyped = integration.authType !== 'oauth2'
  const slug = <code className="font-mono text-ink text-sm">{integration.slug}</code>
  return (
    <Card id="manage" title={texts.title}>
      <div className="flex flex-col divide-y divide-line">
        <ManageRow
          title={texts.name}
          lead={<RichText text={isTyped ? m.key.nameLead : texts.nameLead} values={{ slug }} />}
        >
          <RenameIntegration integration={integration} onChanged={onChanged} />
        </ManageRow>
        <ManageRow title={texts.use} lead={integration.enabled ? texts.enabledLead : texts.disabledLead}>
          {integration.enabled && <DisableIntegration integration={integration} onChanged={onChanged} />}
        </ManageRow>
        <ModeRow integration={integration} onChanged={onChanged} />
        <CatalogRows integration={integration} onChanged={onChanged} />
        <ScheduleRow integration={integration} onChanged={onChanged} />
        <ManageRow title={texts.deleteName} lead={texts.deleteLead}>
          <DeleteIntegrationDialog integration={integration} revokes={revokes} />
        </ManageRow>
      </div>
    </Card>
  )
}
