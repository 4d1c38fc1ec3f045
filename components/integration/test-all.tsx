'use client'

import { CircleStop, Stethoscope, X } from 'lucide-react'
import Link from 'next/link'
import { useConnectionTitle } from '@/components/connection/connection-path'
import { TestSummary } from '@/components/integration/test-summary'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { EVERYWHERE, FAILING_STATUSES, placeHref } from '@/lib/client/connection-place'
import { isOver, type NamedConnection, type TestRun } from '@/lib/client/test-all'
import { useMessages } from '@/lib/client/use-messages'
import { useTestAll } from '@/lib/client/use-test-all'
import { useAllows } from '@/lib/client/use-viewer'
import type { IntegrationView } from '@/lib/contract/integration'

/** Tests every connection of an integration, where there are several; while it does, stops that. */
export function TestAllButton({ integration }: { integration: IntegrationView }) {
  const { m } = useMessages()
  const texts = m.integration.testAll
  const mayTest = useAllows('test_connection')
  const { run, begin, stop } = useTestAll(integration.id)
  const runs = run !== null && !isOver(run)
  const isWorthwhile = integration.testable && integration.connectionTotals.testable > 1
  if (!mayTest || !(runs || isWorthwhile)) return null
  const isStopping = run?.state === 'stopping'
  return (
    <Button pending={isStopping} onClick={runs ? stop : begin} data-key={runs ? undefined : 't'}>
      {!isStopping && (runs ? <CircleStop aria-hidden /> : <Stethoscope aria-hidden />)}
      {isStopping ? texts.stopping : runs ? texts.stop : texts.begin}
    </Button>
  )
}

/** How far the tests are, and afterwards what they found. */
export function TestAllProgress({ integration }: { integration: IntegrationView }) {
  const { run, forget } = useTestAll(integration.id)
  const titleOf = useConnectionTitle()
  const nameOf = ({ name, owner }: Pick<NamedConnection, 'name' | 'owner'>) =>
    owner === null ? titleOf(name) : [...(name === 'default' ? [] : [name]), owner].join(' · ')
  const { m, t } = useMessages()
  const texts = m.integration.testAll
  return (
    <>
      <p role="status" className="sr-only">
        {run && (isOver(run) ? <TestSummary run={run} name={nameOf} /> : <Spoken run={run} />)}
      </p>
      {run && !isOver(run) && <Running run={run} />}
      {run && isOver(run) && (
        <div className="mb-4">
          <Notice
            tone={toneOf(run)}
            title={
              <span className="flex items-start justify-between gap-3">
                <span className="min-w-0">
                  <TestSummary
                    run={run}
                    name={({ id, slug, ...named }) => (
                      <Link prefetch={false} href={`/integrations/${slug}/${id}`} className="text-link">
                        {nameOf(named)}
                      </Link>
                    )}
                    more={(count) => (
                      <Link
                        prefetch={false}
                        href={placeHref({
                          ...EVERYWHERE,
                          integration: integration.slug,
                          statuses: FAILING_STATUSES,
                        })}
                        className="text-link"
                      >
                        {t(texts.more, { count })}
                      </Link>
                    )}
                  />
                </span>
                <Button look="quiet" onClick={forget} aria-label={texts.close} className="-my-1 px-1.5!">
                  <X aria-hidden />
                </Button>
              </span>
            }
          />
        </div>
      )}
    </>
  )
}

function Running({ run }: { run: TestRun }) {
  const { m, t } = useMessages()
  const texts = m.integration.testAll
  const { state, total, tested, failed } = run
  const text =
    total === null
      ? texts.counting
      : t(failed.length > 0 ? texts.testedFailed : texts.tested, { tested, total, failed: failed.length })
  const share = total ? tested / total : 0
  return (
    <div className="mb-4 rounded-lg bg-sunken px-4 py-3">
      <p className="font-medium tabular-nums">{text}</p>
      <div
        role="progressbar"
        aria-label={texts.label}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : tested}
        aria-valuetext={text}
        className="my-2"
      >
        <svg width="100%" height="6" aria-hidden className="block rounded-full">
          <rect width="100%" height="6" className="fill-line" />
          <rect width={`${share * 100}%`} height="6" className="fill-accent transition-all" />
        </svg>
      </div>
      <p className="text-muted text-sm">{state === 'waiting' ? texts.waits : texts.stays}</p>
    </div>
  )
}

/** What is read aloud meanwhile: each quarter, not each test. */
function Spoken({ run: { state, total, tested } }: { run: TestRun }) {
  const { m, t } = useMessages()
  const texts = m.integration.testAll
  if (total === null) return texts.counting
  if (state === 'stopping') return texts.stopping
  if (state === 'waiting') return texts.waits
  const quarter = Math.max(1, Math.ceil(total / 4))
  return t(texts.tested, { tested: tested - (tested % quarter), total })
}

function toneOf({ state, failed, unanswered }: TestRun): 'ok' | 'warn' | 'bad' | 'calm' {
  if (failed.length > 0) return 'bad'
  if (state === 'broken' || unanswered.length > 0) return 'warn'
  return state === 'stopped' ? 'calm' : 'ok'
}
