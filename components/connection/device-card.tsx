'use client'

import { ExternalLink, Hourglass } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { withdrawCodeAction } from '@/app/(console)/actions'
import { takeExpected } from '@/components/connection/expected-code'
import { Button, OutLinkButton } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { FormError } from '@/components/ui/form-error'
import { OutLink, RichText } from '@/components/ui/rich-text'
import { focusMain } from '@/lib/client/focus-main'
import { useAction } from '@/lib/client/use-action'
import { useShowConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
import { useSecondsLeft } from '@/lib/client/use-seconds-left'
import type { ConnectionView } from '@/lib/contract/connection'

/** A code that waits to be entered at the provider: where, and how long yet. The live stream ends it. */
export function DeviceCard({ connection }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  const texts = m.grant
  const heading = useId()
  const card = useRef<HTMLElement>(null)
  const { device, provider } = connection
  const userCode = device?.userCode
  useEffect(() => {
    if (userCode && takeExpected()) card.current?.focus()
  }, [userCode])
  if (!device) return null
  const { verificationUri, verificationUriComplete, expiresAt } = device
  return (
    <section
      ref={card}
      tabIndex={-1}
      aria-labelledby={heading}
      className="rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5"
    >
      <h2 id={heading} className="font-semibold text-base">
        {t(texts.title, { provider: provider.name })}
      </h2>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p
          translate="no"
          className="min-w-0 font-mono font-semibold text-3xl tracking-widest [overflow-wrap:anywhere] sm:text-4xl"
        >
          <span className="sr-only">{texts.code}: </span>
          {device.userCode}
        </p>
        <CopyButton text={device.userCode} label={texts.copy} />
      </div>
      <p className="mt-3 max-w-prose text-muted">
        <RichText
          text={verificationUriComplete ? texts.withIt : texts.withoutIt}
          values={{ address: <OutLink href={verificationUri}>{verificationUri}</OutLink> }}
        />
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <OutLinkButton href={verificationUriComplete ?? verificationUri} look="primary">
          {t(texts.open, { host: new URL(verificationUri).host })}
          <ExternalLink aria-hidden />
          <span className="sr-only"> {m.ui.newTab}</span>
        </OutLinkButton>
        <Cancel connection={connection} />
      </div>
      <p className="mt-4 flex items-start gap-2 border-line border-t pt-3 text-muted text-sm">
        <Hourglass aria-hidden className="mt-0.75 size-4 shrink-0" />
        <span className="min-w-0">
          <span role="status">{texts.waiting}</span> <Countdown until={expiresAt} />
        </span>
      </p>
    </section>
  )
}

function Cancel({ connection }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const show = useShowConnection()
  const { submit, pending, error } = useAction(withdrawCodeAction, (withdrawn) => {
    show(withdrawn)
    focusMain()
  })
  return (
    <>
      <Button pending={pending} onClick={() => submit(connection.id)}>
        {pending ? m.grant.cancelling : m.grant.cancel}
      </Button>
      {error && <FormError error={error} />}
    </>
  )
}

function Countdown({ until }: { until: string }) {
  const { m } = useMessages()
  const seconds = useSecondsLeft(until)
  if (seconds === 0) return m.grant.ended
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span role="timer">
      <RichText text={m.grant.ends} values={{ time: <span className="tabular-nums">{time}</span> }} />
    </span>
  )
}
