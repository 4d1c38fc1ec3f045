'use client'

import { Stethoscope } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTest } from '@/components/connection/use-test'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Said } from '@/components/ui/said'
import type { CheckView } from '@/lib/contract/connection'

interface TestConnectionProps {
  connectionId: string
  providerName: string
  /** The other buttons of the row. */
  beside: ReactNode
}

/** The button that asks the provider whether the connection works, and what was found. */
export function TestConnection({ connectionId, providerName, beside }: TestConnectionProps) {
  const { test, pending, error, result } = useTest(connectionId)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-2">
        <Button pending={pending} onClick={test}>
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

function Found({ check, providerName }: { check: CheckView; providerName: string }) {
  const works = check.status === 'ok'
  const took = check.latencyMs === null ? '' : ` in ${new Intl.NumberFormat('en').format(check.latencyMs)} ms`
  return (
    <Notice
      tone={works ? 'ok' : check.failure?.kind === 'transient' ? 'warn' : 'bad'}
      title={works ? 'The connection works.' : (check.failure?.message ?? 'The test failed.')}
    >
      {check.failure && <p className="text-sm">{check.failure.next}</p>}
      <p className="text-muted text-sm">
        {works ? `${providerName} answered${took}` : `Asked${took && `, answered${took}`}`},{' '}
        <RelativeTime at={check.at} />.
      </p>
      {check.detail && <Said summary="The provider’s own words" text={check.detail} />}
    </Notice>
  )
}
