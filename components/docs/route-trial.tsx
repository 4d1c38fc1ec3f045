'use client'

import { useId } from 'react'
import { Shape } from '@/components/docs/shape'
import { useTrial } from '@/components/docs/use-trial'
import { Button } from '@/components/ui/button'
import { Copyable } from '@/components/ui/copyable'
import { Field } from '@/components/ui/field'
import { Input, TextArea } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import type { DocRoute } from '@/lib/contract/docs'

interface RouteTrialProps {
  route: DocRoute
  publicUrl: string
  apiKey: string | null
}

/** What a route takes, to be filled in; the line for a shell that follows from it; and what it answers here and now. */
export function RouteTrial({ route, publicUrl, apiKey }: RouteTrialProps) {
  const { m, t } = useMessages()
  const texts = m.docs
  const trial = useTrial(route, publicUrl, apiKey)
  return (
    <form
      aria-label={`${route.method} ${route.path}`}
      className="flex min-w-0 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void trial.run()
      }}
    >
      {route.parameters.map(({ name, in: place, required, type }) => (
        <Field
          key={name}
          name={name}
          label={`${name} (${texts.places[place]})`}
          help={<code className="font-mono text-xs [overflow-wrap:anywhere]">{type}</code>}
          required={required}
        >
          {(ties) => (
            <Input
              {...ties}
              autoComplete="off"
              spellCheck={false}
              value={trial.valueOf(place, name)}
              onChange={(event) => trial.fill(place, name, event.target.value)}
            />
          )}
        </Field>
      ))}
      {route.body && (
        <Field name="body" label={texts.body}>
          {(ties) => (
            <TextArea
              {...ties}
              rows={6}
              spellCheck={false}
              value={trial.body}
              onChange={(event) => trial.setBody(event.target.value)}
            />
          )}
        </Field>
      )}
      {route.scopes && (
        <div className="text-sm">
          <h3 className="font-medium">{texts.curl}</h3>
          <Copyable text={trial.curl} label={t(texts.copyCurl, { name: `${route.method} ${route.path}` })} />
        </div>
      )}
      <Outcome trial={trial} />
    </form>
  )
}

const HINTS = { key: 'needsKey', server: 'serverOnly' } as const

/** The button, why it does nothing yet, and what came back. */
function Outcome({ trial }: { trial: ReturnType<typeof useTrial> }) {
  const { m, t } = useMessages()
  const texts = m.docs
  const hint = useId()
  const { missing, pending, outcome } = trial
  return (
    <div className="flex min-w-0 flex-col gap-2 text-sm">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          look="primary"
          pending={pending}
          disabled={missing !== null}
          aria-describedby={missing ? hint : undefined}
        >
          {pending ? texts.trying : texts.try}
        </Button>
        {missing && (
          <p id={hint} className="text-muted">
            {typeof missing === 'object' ? t(texts.fill, { name: missing.name }) : texts[HINTS[missing]]}
          </p>
        )}
      </div>
      <div role="status">
        {outcome?.type === 'unreachable' && <p className="text-bad">{texts.unreachable}</p>}
        {outcome?.type === 'redirect' && <p>{texts.redirects}</p>}
        {outcome?.type === 'answered' && (
          <p className="font-mono">{t(texts.answered, { status: outcome.status, ms: outcome.ms })}</p>
        )}
      </div>
      {outcome?.type === 'answered' && outcome.text && <Shape text={outcome.text} label={texts.answers} />}
      {outcome?.type === 'answered' && outcome.isCut && <p className="text-muted">{texts.cut}</p>}
    </div>
  )
}
