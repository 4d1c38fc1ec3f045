import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Progress, useConnect } from '@/components/catalog/use-connect'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/lib/client/use-messages'

/** What the sentences are filled with. */
export interface Names {
  app: string
  organisation: string
}

interface ConnectProgressProps {
  names: Names
  connect: ReturnType<typeof useConnect>
  /** Nothing is opened for a key: its button says that it is being asked about. */
  isKey: boolean
}

/** How far connecting has come, and what to do about it. Said aloud as it changes. */
export function ConnectProgress({ names, connect, isKey }: ConnectProgressProps) {
  const { at } = connect.progress
  const isTold = at !== 'rest' && !(isKey && at === 'opening')
  return (
    <div role="status" aria-live="polite" className="mb-5 empty:hidden">
      {connect.refusal && <Notice tone="bad" title={connect.refusal.message} />}
      {isTold && <Told names={names} connect={connect} progress={connect.progress} />}
    </div>
  )
}

function Told({ names, connect, progress }: Omit<ConnectProgressProps, 'isKey'> & { progress: Progress }) {
  const { m, t } = useMessages()
  const { connect: texts, ended } = m.catalog
  const retry = <Button onClick={connect.again}>{texts.retry}</Button>
  const here = <Button onClick={connect.here}>{texts.here}</Button>
  const stop = <Button onClick={connect.stop}>{texts.stop}</Button>
  const told = (text: string) => <p>{t(text, { ...names })}</p>
  switch (progress.at) {
    case 'rest':
      return null
    case 'opening':
      return <Working title={t(texts.opening, { ...names })} />
    case 'waiting':
      if (progress.lost)
        return (
          <Notice tone="warn" title={ended.lost} action={stop}>
            {told(ended.lostText)}
          </Notice>
        )
      return (
        <Working
          title={t(texts.waiting, { ...names })}
          action={
            <>
              <Button onClick={connect.show}>{texts.show}</Button>
              {stop}
            </>
          }
        >
          {texts.waitingText}
        </Working>
      )
    case 'blocked':
      return (
        <Notice
          tone="warn"
          title={ended.blocked}
          action={
            <>
              {here}
              {retry}
            </>
          }
        >
          {told(ended.blockedText)}
        </Notice>
      )
    case 'closed':
      return (
        <Notice tone="warn" title={t(ended.closed, { ...names })} action={retry}>
          {told(ended.closedText)}
        </Notice>
      )
    case 'ended':
      return <Ended names={names} progress={progress} />
    default:
      return progress satisfies never
  }
}

/** No button: what connects stands below, as it was. */
function Ended({ names, progress }: { names: Names; progress: Extract<Progress, { at: 'ended' }> }) {
  const { m, t } = useMessages()
  const { ended } = m.catalog
  const { type, failure } = progress
  if (type === 'denied')
    return (
      <Notice tone="calm" title={t(ended.denied, { ...names })}>
        <p>{ended.deniedText}</p>
      </Notice>
    )
  if (type === 'expired')
    return (
      <Notice tone="warn" title={ended.expired}>
        <p>{ended.expiredText}</p>
      </Notice>
    )
  if (failure.code === 'account_mismatch')
    return (
      <Notice tone="warn" title={t(ended.otherAccount, { ...names })}>
        <p>{t(ended.otherAccountText, { ...names })}</p>
      </Notice>
    )
  return (
    <Notice tone="bad" title={t(ended.failed, { ...names })}>
      {failure.kind === 'misconfigured' ? (
        // What is wrong with the set-up is not theirs to read.
        <p>{t(m.catalog.inactive.misconfigured, { ...names })}</p>
      ) : (
        <>
          <p>{failure.message}</p>
          <p>{t(ended.failedNext, { ...names })}</p>
        </>
      )}
    </Notice>
  )
}

function Working({ title, action, children }: { title: string; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex gap-3 rounded-lg border border-line bg-surface px-4 py-3 shadow-card">
      <LoaderCircle aria-hidden className="mt-0.75 size-4 shrink-0 animate-spin text-accent" />
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <p className="font-medium">{title}</p>
          {children && <p>{children}</p>}
        </div>
        {action && <div className="flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  )
}
