import { Fragment, type ReactNode } from 'react'
import { RichText } from '@/components/ui/rich-text'
import type { NamedConnection, TestRun } from '@/lib/client/test-all'
import { useMessages } from '@/lib/client/use-messages'

/** More than this many are counted. */
const named = 6

interface SummaryProps {
  run: TestRun
  name: (connection: NamedConnection) => ReactNode
  more?: (count: number) => ReactNode
}

/** One line: how it ended, and which ones failed. */
export function TestSummary({ run, name, more }: SummaryProps) {
  const { m, t, locale } = useMessages()
  const texts = m.integration.testAll
  const { state, tested, total, failed, unanswered } = run
  const written = (count: number) => new Intl.NumberFormat(locale).format(count)
  const values = { tested: written(tested), total: written(total ?? tested) }
  const works = tested - failed.length - unanswered.length
  const list = (connections: readonly NamedConnection[]) => (
    <Names connections={connections} name={name} more={more} />
  )
  const allWork = works === tested && state === 'done'
  return (
    <>
      {state === 'stopped' && `${t(texts.stopped, values)} `}
      {state === 'broken' && `${t(texts.broken, { ...values, why: run.why ?? m.ui.unreachable })} `}
      {allWork && (tested === 0 ? texts.none : t(texts.work, { count: tested }))}
      {failed.length > 0 && (
        <RichText
          text={texts.failed}
          values={{ ...values, failed: written(failed.length), names: list(failed) }}
        />
      )}
      {unanswered.length > 0 && (
        <>
          {' '}
          <RichText text={texts.unanswered} values={{ names: list(unanswered) }} />
        </>
      )}
    </>
  )
}

function Names({
  connections,
  name,
  more,
}: {
  connections: readonly NamedConnection[]
  name: SummaryProps['name']
  more: SummaryProps['more']
}) {
  const { m, t } = useMessages()
  const left = connections.length - named
  return (
    <>
      {connections.slice(0, named).map((connection, index) => (
        <Fragment key={connection.id}>
          {index > 0 && ', '}
          {name(connection)}
        </Fragment>
      ))}
      {left > 0 && <>, {more ? more(left) : t(m.integration.testAll.more, { count: left })}</>}
    </>
  )
}
