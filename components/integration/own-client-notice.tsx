'use client'

import { OwnClientCheckButton } from '@/components/integration/own-client-check'
import { Copyable } from '@/components/ui/copyable'
import { Notice } from '@/components/ui/notice'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { OwnClient } from '@/lib/contract/integration'

/** As what accounts' own servers know this install, and whether they can; nothing where an application is registered. */
export function OwnClientNotice({ client }: { client: OwnClient | null }) {
  const { m } = useMessages()
  if (client === null) return null
  const { title, text, next, copy } = m.grant.own[client.kind]
  const values = { url: <code className="font-mono text-sm">{client.publicUrl}</code> }
  return (
    <div className="mb-5">
      <Notice tone={client.kind === 'unreachable' ? 'warn' : 'calm'} title={title}>
        <p className="mt-0.5 text-sm">
          {client.fault && (
            <>
              <RichText text={m.grant.own.why[client.fault]} values={values} />{' '}
            </>
          )}
          <RichText text={text} values={values} />
        </p>
        {client.id !== null && <Copyable text={client.id} label={copy} />}
        <p className="text-muted text-sm">
          <RichText text={next} values={values} />
        </p>
        {client.kind === 'confidential' && <OwnClientCheckButton />}
      </Notice>
    </div>
  )
}
