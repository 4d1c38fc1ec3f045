'use client'

import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Copyable } from '@/components/ui/copyable'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { PlatformPlace } from '@/lib/contract/subject'
import { platformLines, READ_KEY } from '@/lib/core/curl'

/** How a back end adds and reads a customer, as lines for a shell. The key stands in a variable: never in the page. */
export function PlatformLines({ place }: { place: PlatformPlace & { externalId: string | null } }) {
  const { m } = useMessages()
  const texts = m.subject
  const mayMakeKeys = useAllows('write_api_key')
  const { provision, read } = platformLines(place)
  const hasBlank = /<\w+>/.test(provision + read)
  return (
    <Card
      title={texts.programs}
      lead={texts.programsLead}
      aside={mayMakeKeys && <LinkButton href="/api-keys/new">{texts.makeKey}</LinkButton>}
    >
      <dl className="flex flex-col gap-3 text-sm">
        {[
          [texts.typeKey, READ_KEY, texts.copyType],
          [texts.provision, provision, texts.copyProvision],
          [texts.read, read, texts.copyRead],
        ].map(([term, line, label]) => (
          <div key={label}>
            <dt className="text-muted">{term}</dt>
            <dd>
              <Copyable text={line ?? ''} label={label ?? ''} />
            </dd>
          </div>
        ))}
      </dl>
      {hasBlank && <p className="mt-3 text-muted text-sm">{texts.placeholders}</p>}
    </Card>
  )
}
