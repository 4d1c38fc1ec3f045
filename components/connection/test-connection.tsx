'use client'

import { Stethoscope } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTest } from '@/components/connection/use-test'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
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
  const { test, pending, error, result } = useTest(connectionId)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-2">
        <Button look={leads ? 'primary' : 'secondary'} pending={pending} onClick={test}>
          {!pending && <Stethoscope aria-hidden />}
          {pending ? 'Testing…' : 'Test Connection'}
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
  const took =
    check.latencyMs === null
      ? ''
      : ` in ${new Intl.NumberFormat('en').format(Math.round(check.latencyMs))} ms`
  if (check.status === 'ok')
    return (
      <Notice tone="ok" title="The connection works.">
        <p className="text-muted text-sm">
          {providerName} answered{took}, <RelativeTime at={check.at} />.
        </p>
      </Notice>
    )
  return (
    <p className="text-bad text-sm">
      The test failed{took && ` after${took.slice(3)}`}, <RelativeTime at={check.at} />.
    </p>
  )
}
