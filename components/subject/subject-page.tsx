'use client'

import Link from 'next/link'
import { ManageSubject } from '@/components/subject/manage-subject'
import { OpenAs } from '@/components/subject/open-as'
import { PlatformLines } from '@/components/subject/platform-lines'
import { SubjectConnections } from '@/components/subject/subject-connections'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { ExactTime } from '@/components/ui/exact-time'
import { Fact, Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { groupPath } from '@/lib/client/subject-place'
import { useMessages } from '@/lib/client/use-messages'
import { useRefreshOn } from '@/lib/client/use-refresh-on'
import { useAllows } from '@/lib/client/use-viewer'
import type { PlatformPlace, SubjectView } from '@/lib/contract/subject'

interface SubjectPageProps {
  subject: SubjectView
  place: PlatformPlace
}

/** One customer: what they have connected, who they are, and what can be done. */
export function SubjectPage({ subject, place }: SubjectPageProps) {
  const { m } = useMessages()
  const texts = m.subject
  const mayOpen = useAllows('open_catalog_as')
  const { externalId, name, connections, total, group } = subject
  useRefreshOn('subject')
  useRefreshOn('connection')
  useRefreshOn('integration')
  return (
    <>
      <PageHeader
        up={{ href: '/subjects', label: texts.title }}
        title={name ?? externalId}
        lead={mayOpen && texts.openAsNote}
        actions={mayOpen && <OpenAs externalId={externalId} />}
      />
      <div className="flex flex-col gap-6">
        <Card title={texts.connections} lead={texts.connectionsLead}>
          {connections.length > 0 ? (
            <SubjectConnections connections={connections} total={total} whose={group !== null} />
          ) : (
            <EmptyState title={texts.noConnections}>{texts.noConnectionsText}</EmptyState>
          )}
        </Card>
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <DetailsCard subject={subject} />
          <ManageSubject subject={subject} />
        </div>
        <PlatformLines place={{ ...place, externalId }} />
      </div>
    </>
  )
}

function DetailsCard({ subject }: { subject: SubjectView }) {
  const { m } = useMessages()
  const texts = m.subject
  const { externalId, group, attributes, createdAt, lastSeenAt } = subject
  return (
    <Card title={texts.details}>
      <Facts>
        <Fact label={texts.id}>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <code className="font-mono text-sm [overflow-wrap:anywhere]">{externalId}</code>
            <CopyButton text={externalId} label={texts.copyId} />
          </span>
        </Fact>
        <Fact label={texts.group}>
          {group ? (
            <Link prefetch={false} href={groupPath(group.externalId)} className="text-link">
              {group.name ?? group.externalId}
            </Link>
          ) : (
            <span className="text-muted">{texts.noGroup}</span>
          )}
        </Fact>
        <Fact label={texts.added}>
          <ExactTime at={createdAt} />
        </Fact>
        <Fact label={texts.lastSeen}>
          {lastSeenAt ? <RelativeTime at={lastSeenAt} /> : <span className="text-muted">{texts.never}</span>}
        </Fact>
      </Facts>
      {attributes.length > 0 && (
        <section aria-label={texts.attributes} className="mt-4 border-line border-t pt-4">
          <h3 className="font-medium text-sm">{texts.attributes}</h3>
          <p className="mb-2 text-muted text-sm">{texts.attributesLead}</p>
          <Facts dense>
            {attributes.map(([name, value]) => (
              <Fact key={name} label={<code className="font-mono text-xs">{name}</code>}>
                <code className="font-mono text-sm">{value}</code>
              </Fact>
            ))}
          </Facts>
        </section>
      )}
    </Card>
  )
}
