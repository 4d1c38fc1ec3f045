import {
  AppRouterContext,
  type AppRouterInstance,
} from 'next/dist/shared/lib/app-router-context.shared-runtime'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { ConnectionTable } from '@/components/connection/connection-table'
import { FailureBox } from '@/components/connection/failure-box'
import { StatusPill } from '@/components/connection/status-pill'
import { AttentionCard } from '@/components/overview/attention-card'
import { Crash } from '@/components/ui/crash'
import { MessagesProvider } from '@/lib/client/use-messages'
import { ClockProvider } from '@/lib/client/use-now'
import { ViewerProvider } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'
import { en } from '@/lib/core/messages/en'

/** What the console shows of a connection, as the text that an admin reads. */
export const shown = {
  list: (connection: ConnectionView) =>
    textOf(<ConnectionTable connections={[connection]} isStale={false} />),
  page: (connection: ConnectionView) =>
    textOf(
      <>
        <StatusPill status={connection.status} />
        <FailureBox connection={connection} words={null} />
      </>,
    ),
  overview: (connection: ConnectionView) =>
    textOf(<AttentionCard connection={{ ...connection, hit: { callers: [], total: 0 } }} />),
}

/** What stands in place of a page that broke. */
export function shownOfBroken(error: unknown): string {
  return textOf(<Crash error={error} retry={() => {}} />)
}

/** Nobody presses anything here: a router that goes nowhere will do. */
const router = Object.fromEntries(
  ['back', 'forward', 'push', 'prefetch', 'refresh', 'replace'].map((way) => [way, () => {}]),
) as unknown as AppRouterInstance

function textOf(part: ReactNode): string {
  const html = renderToStaticMarkup(
    <AppRouterContext.Provider value={router}>
      <ClockProvider renderedAt={0}>
        <MessagesProvider locale="en" m={en}>
          <ViewerProvider viewer={{ id: 'admin', name: 'Admin', email: 'admin@example.com', role: 'admin' }}>
            {part}
          </ViewerProvider>
        </MessagesProvider>
      </ClockProvider>
    </AppRouterContext.Provider>,
  )
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}
