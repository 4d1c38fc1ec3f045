'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from '@/components/ui/notice'
import { RichText } from '@/components/ui/rich-text'
import { Said } from '@/components/ui/said'
import { useMessages } from '@/lib/client/use-messages'
import type { KeyTest } from '@/lib/contract/connection'
import type { Refusal } from '@/lib/core/errors'

/** What a provider said of a key that is not saved. */
export function KeyVerdict({ test, provider }: { test: KeyTest; provider: string }) {
  const { m, t, locale } = useMessages()
  const texts = m.key
  const { failure, detail, latencyMs, limited } = test
  if (failure)
    return (
      <Notice tone={failure.kind === 'transient' ? 'warn' : 'bad'} title={failure.message}>
        <Refused next={failure.next} words={detail} />
      </Notice>
    )
  const ms = new Intl.NumberFormat(locale).format(Math.round(latencyMs))
  return (
    <Notice tone="ok" title={t(limited ? texts.limited : texts.works, { provider })}>
      <p className="text-muted text-sm">
        {limited && `${texts.limitedText} `}
        {t(texts.worksIn, { ms })}
      </p>
      {detail && <Said summary={m.connection.words} text={detail} />}
    </Notice>
  )
}

/** What it said of one that was to be saved, and what can be done now. It gets the focus: something has to be decided. */
export function KeyRefusal({ refusal, actions }: { refusal: Refusal; actions: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is said, the second as the first.
  useEffect(() => box.current?.focus(), [refusal])
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-lg">
      <Notice tone="bad" title={refusal.message}>
        <Refused next={refusal.next} words={refusal.words} />
        <div className="mt-3 flex flex-wrap gap-2">{actions}</div>
      </Notice>
    </div>
  )
}

function Refused({ next, words }: { next: string; words: string | null }) {
  const { m } = useMessages()
  return (
    <>
      <p>
        <RichText text={next} /> <span className="text-muted">{m.key.nothingSaved}</span>
      </p>
      {words && <Said summary={m.connection.words} text={words} />}
    </>
  )
}
