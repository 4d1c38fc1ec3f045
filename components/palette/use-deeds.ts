import { usePathname, useRouter } from 'next/navigation'
import { beginConnectAction, testConnectionAction } from '@/app/(console)/actions'
import { connectionPath } from '@/components/connection/connection-path'
import { say } from '@/lib/client/say'
import { useShowConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** What the palette does by itself; it has closed by then, so that what came of it is said in a corner of the page. */
export function useDeeds() {
  const { m, t } = useMessages()
  const router = useRouter()
  const here = usePathname()
  const show = useShowConnection()

  const test = async ({ id }: ConnectionView, name: string) => {
    say(t(m.palette.testing, { name }))
    const answer = await testConnectionAction(id).catch(() => null)
    if (!answer) return say(m.ui.unreachable)
    if (!answer.ok) return say(answer.error.message)
    const { connection } = answer.value
    show(connection)
    const reason = connection.failure?.message ?? m.status[connection.status]
    say(t(connection.failure ? m.palette.fails : m.palette.works, { name, reason }))
  }

  const reconnect = async ({ integration, id }: ConnectionView) => {
    const answer = await beginConnectAction({ integration: integration.slug, connection: id }).catch(
      () => null,
    )
    if (!answer) return say(m.ui.unreachable)
    if (!answer.ok) return say(answer.error.message)
    if ('url' in answer.value) return window.location.assign(answer.value.url)
    show(answer.value.connection)
    const path = connectionPath(answer.value.connection)
    if (path !== here) router.push(path)
  }

  return { test, reconnect }
}
