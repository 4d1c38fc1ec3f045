'use client'

import { updateIntegrationAction } from '@/app/(console)/actions'
import { NameButton } from '@/components/ui/name-button'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'

interface RenameIntegrationProps {
  integration: IntegrationView
  onChanged: (integration: IntegrationView) => void
}

/** Gives an integration another name; its address stays. */
export function RenameIntegration({ integration, onChanged }: RenameIntegrationProps) {
  const { m, t } = useMessages()
  const texts = m.integration.manage
  const isTyped = integration.authType !== 'oauth2'
  const slug = <code className="font-mono text-ink text-sm">{integration.slug}</code>
  return (
    <NameButton
      texts={{
        button: texts.rename,
        title: t(texts.renameTitle, { name: integration.name }),
        confirm: texts.rename,
        pending: texts.renaming,
        label: texts.name,
      }}
      initial={integration.name}
      run={(name) => updateIntegrationAction({ integration: integration.id, change: { name } })}
      onDone={(renamed) => {
        onChanged(renamed)
        say(t(texts.renamed, { name: renamed.name }))
      }}
    >
      <p>
        <RichText text={isTyped ? m.key.renameText : texts.renameText} values={{ slug }} />
      </p>
    </NameButton>
  )
}
