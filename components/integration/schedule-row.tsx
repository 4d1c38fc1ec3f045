'use client'

import { updateIntegrationAction } from '@/app/(console)/actions'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/input'
import { ManageRow } from '@/components/ui/manage-row'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { useNow } from '@/lib/client/use-now'
import type { IntegrationView } from '@/lib/contract/integration'
import { SCHEDULES } from '@/lib/core/schedule'

/** The clock looks twice a minute. */
const soonMs = 60_000

interface ScheduleRowProps {
  integration: IntegrationView
  onChanged: (integration: IntegrationView) => void
}

/** How often an integration's connections are tested without anybody asking; a choice is saved at once. */
export function ScheduleRow({ integration, onChanged }: ScheduleRowProps) {
  const { m, t } = useMessages()
  const texts = m.integration.manage
  const { id, validateEvery, testable } = integration
  const { submit, pending, error } = useAction(updateIntegrationAction, (changed) => {
    onChanged(changed)
    say(t(texts.testsSaved[changed.validateEvery], { name: changed.name }))
  })
  const choose = (text: string) => {
    const chosen = SCHEDULES.find((one) => one === text)
    if (chosen && chosen !== validateEvery) submit({ integration: id, change: { validateEvery: chosen } })
  }
  return (
    <ManageRow title={texts.tests} lead={testable ? <Turns integration={integration} /> : texts.testsCannot}>
      <div className="flex flex-col gap-1 max-sm:w-full">
        <Select
          // A refusal puts the select back to what is true.
          key={`${validateEvery}${error?.requestId ?? ''}`}
          aria-label={texts.tests}
          aria-busy={pending || undefined}
          defaultValue={validateEvery}
          disabled={!testable}
          onChange={(event) => choose(event.target.value)}
          className="sm:w-40"
        >
          {SCHEDULES.map((one) => (
            <option key={one} value={one}>
              {texts.testsEvery[one]}
            </option>
          ))}
        </Select>
        {error && <FormError error={error} />}
      </div>
    </ManageRow>
  )
}

/** What it means, when the clock's turn came last, and when it comes next. */
function Turns({ integration: { validateEvery, schedule } }: { integration: IntegrationView }) {
  const { m } = useMessages()
  const now = useNow()
  const texts = m.integration.manage
  const { lastAt, nextAt } = schedule
  const next =
    nextAt === null ? (
      texts.testsNone
    ) : Date.parse(nextAt) < now + soonMs ? (
      texts.testsSoon
    ) : (
      <RichText text={texts.testsNext} values={{ time: <RelativeTime at={nextAt} /> }} />
    )
  return (
    <>
      {validateEvery === 'off' ? texts.testsOff : texts.testsOn}
      {lastAt && (
        <>
          {' '}
          <RichText text={texts.testsLast} values={{ time: <RelativeTime at={lastAt} /> }} />
        </>
      )}
      {validateEvery !== 'off' && <> {next}</>}
    </>
  )
}
