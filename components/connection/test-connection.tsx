'use client'

import { Stethoscope } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTest } from '@/components/connection/use-test'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { CheckView } from '@/lib/contract/connection'

interface TestConnectionProps {
  connectionId: string
  providerName: string
  /** Whether it is what to press next. */
  leads: boolean
  /** The other buttons of the row. */
  beside: ReactNode
}

/** The button that asks the provider whether the connection works, and what was found. */
export function TestConnection({ connectionId, providerName, leads, beside }: TestConnectionProps) {
  const { m } = useMessages()
  const { test, pending, error, result } = useTest(connectionId)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-2">
        <Button look={leads ? 'primary' : 'secondary'} pending={pending} onClick={test} data-key="t">
          {!pending && <Stethoscope aria-hidden />}
          {pending ? m.connection.test.testing : m.connection.test.test}
        </Button>
        {beside}
      </div>
      <div aria-live="polite" className="empty:hidden">
        {!pending && error && <FormError error={error} />}
        {!pending && !error && result && <Found check={result.check} providerName={providerName} />}
      </div>
    </div>
  )
}

/** A failure is told in full above, where the page says how the connection stands; here only that it was asked again. */
function Found({ check, providerName }: { check: CheckView; providerName: string }) {
  const { m, locale } = useMessages()
  const texts = m.connection.test
  const took = check.latencyMs !== null
  const values = {
    provider: providerName,
    ms: new Intl.NumberFormat(locale).format(Math.round(check.latencyMs ?? 0)),
    time: <RelativeTime at={check.at} />,
  }
  if (check.status === 'ok')
    return (
      <Notice tone="ok" title={texts.works}>
        <p className="text-muted text-sm">
          <RichText text={took ? texts.answeredIn : texts.answered} values={values} />
        </p>
      </Notice>
    )
  return (
    <p className="text-bad text-sm">
      <RichText text={took ? texts.failedAfter : texts.failed} values={values} />
    </p>
  )
}
