import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ConnectorPage } from '@/components/catalog/connector-page'
import { SignedOut } from '@/components/catalog/signed-out'
import { isPatchbayError } from '@/lib/core/errors'
import { listOfferedConnectors } from '@/lib/operations/list-offered-connectors'
import { readConnectorFor } from '@/lib/operations/read-connector-for'
import { readWayBack } from '@/lib/operations/read-way-back'
import { readBrand } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'
import { currentSubject } from '@/lib/web/subject-session'

interface ConnectorRouteProps {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<'connection' | 'done' | 'error', string | string[] | undefined>>
}

export async function generateMetadata({ params }: ConnectorRouteProps): Promise<Metadata> {
  const [{ slug }, { m }] = await Promise.all([params, readMessages()])
  return { title: (await findConnector(slug))?.name ?? m.catalog.title }
}

/** One connector to a customer; `?connection=<id>` leads to the one that is to be repaired. */
export default async function ConnectorRoute({ params, searchParams }: ConnectorRouteProps) {
  const [{ slug }, { connection, done, error }, subject, organisation] = await Promise.all([
    params,
    searchParams,
    currentSubject(),
    readBrand(),
  ])
  if (!subject) {
    const { m, locale } = await readMessages()
    const [way, offered] = await Promise.all([readWayBack(null), listOfferedConnectors(locale)])
    return <SignedOut organisation={organisation} way={way} offered={offered} texts={m.catalog.out} />
  }
  const connector = await findConnector(slug)
  if (connector === null) redirect('/connectors?unknown=1')
  return (
    <ConnectorPage
      key={connector.slug}
      connector={connector}
      organisation={organisation}
      focusedId={typeof connection === 'string' ? connection : null}
      returned={done !== undefined ? 'done' : error !== undefined ? 'failed' : null}
    />
  )
}

/** Null: it is not on offer, not to them, or nobody is signed in. */
async function findConnector(slug: string) {
  const subject = await currentSubject()
  try {
    return subject && (await readConnectorFor(subject, slug))
  } catch (error) {
    if (isPatchbayError(error) && ['unknown_connector', 'forbidden'].includes(error.code)) return null
    throw error
  }
}
