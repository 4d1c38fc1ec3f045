import { Cable, KeyRound, Plug, RotateCw, SlidersHorizontal, Stethoscope } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { connectionPath } from '@/components/connection/connection-path'
import { type Entry, type EntryGroup, wordsToFind } from '@/components/palette/entry'
import { useDeeds } from '@/components/palette/use-deeds'
import { EVERYWHERE } from '@/lib/client/connection-place'
import { connectionsPath } from '@/lib/client/use-connections'
import { useLiveView } from '@/lib/client/use-live-view'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows, useWhose } from '@/lib/client/use-viewer'
import type { ConnectionPage, ConnectionView } from '@/lib/contract/connection'
import { accountLabel } from '@/lib/core/account'

const asked = 30
const shown = 8
/** For how many of them there are things to do; more would be a wall. */
const acted = 4

/** What the server finds for the typed words: integrations, connections, and what can be done with them. */
export function useFound(typed: string): { groups: EntryGroup[]; isLoading: boolean } {
  const { m } = useMessages()
  const router = useRouter()
  const q = wordsToFind(typed, m.palette.words)
  const path = q ? connectionsPath({ ...EVERYWHERE, q }, asked) : null
  const { data, isLoading } = useLiveView<ConnectionPage>(path)
  const deedsOf = useDeedsOf()
  if (!q || !data) return { groups: [], isLoading }

  const connections = data.items.slice(0, shown)
  const integrations = [...new Map(data.items.map((item) => [item.integration.id, item])).values()]
  return {
    isLoading,
    groups: [
      {
        title: m.palette.integrations,
        entries: integrations.slice(0, shown).map((item) => ({
          id: `integration ${item.integration.id}`,
          label: item.integration.name,
          icon: Cable,
          also: alsoOf(item),
          run: () => router.push(`/integrations/${item.integration.slug}`),
        })),
      },
      {
        title: m.palette.connections,
        entries: connections.map((item) => ({
          id: `connection ${item.id}`,
          label: labelOf(item),
          icon: Plug,
          aside: item.account
            ? accountLabel(item.account, m.connection.unnamedAccount)
            : m.status[item.status],
          also: alsoOf(item),
          run: () => router.push(connectionPath(item)),
        })),
      },
      { title: m.palette.actions, entries: connections.slice(0, acted).flatMap(deedsOf) },
    ],
  }
}

/** What the signed-in person may do with a connection as it stands. */
function useDeedsOf(): (item: ConnectionView) => Entry[] {
  const { m, t } = useMessages()
  const router = useRouter()
  const { test, reconnect } = useDeeds()
  const mayTest = useAllows('test_connection')
  const mayConnect = useAllows('connect')
  const whoseOf = useWhose()
  const maySetUp = useAllows('write_integration')
  const mayEnter = useAllows('enter_key')
  return (item) => {
    const name = labelOf(item)
    const isTyped = item.authType !== 'oauth2'
    const works = item.connectedAt !== null && item.status !== 'disabled'
    const deed = (id: string, label: string, icon: Entry['icon'], run: () => void): Entry => ({
      id: `${id} ${item.id}`,
      label,
      icon,
      also: alsoOf(item),
      run,
    })
    const setup = () => router.push(`/integrations/${item.integration.slug}#setup`)
    return [
      ...(works && mayTest
        ? [deed('test', t(m.palette.test, { name }), Stethoscope, () => test(item, name))]
        : []),
      ...(isTyped && mayEnter && item.status !== 'disabled'
        ? [
            deed('key', t(m.palette.key, { name }), KeyRound, () =>
              router.push(`${connectionPath(item)}#key`),
            ),
          ]
        : []),
      ...(works && mayConnect && !isTyped && whoseOf(item) !== 'other'
        ? [deed('reconnect', t(m.palette.reconnect, { name }), RotateCw, () => reconnect(item))]
        : []),
      ...(maySetUp && item.name === 'default' && !isTyped
        ? [deed('setup', t(m.palette.setup, { name: item.integration.name }), SlidersHorizontal, setup)]
        : []),
    ]
  }
}

function labelOf({ integration, name, owner }: ConnectionView): string {
  const own = name === 'default' ? [] : [name]
  return [integration.name, ...own, ...(owner.name ? [owner.name] : [])].join(' · ')
}

/** All that the server may have found it by. */
function alsoOf({ key, name, integration, provider, account }: ConnectionView): string[] {
  return [
    ...[key, name, integration.name, integration.slug, provider.name, provider.key],
    ...[account?.name ?? '', account?.email ?? ''],
  ]
}
