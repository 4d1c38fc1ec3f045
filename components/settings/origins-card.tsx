'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { updateCatalogSettingsAction } from '@/app/(console)/catalog-settings-actions'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { TextArea } from '@/components/ui/input'
import { say } from '@/lib/client/say'
import { type ActionError, useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { originFault } from '@/lib/core/web-origin'

const most = 50

/** Which web pages may use the catalog's API: one origin on each line, and each refused line says why. */
export function OriginsCard({ origins }: { origins: readonly string[] }) {
  const { m } = useMessages()
  const texts = m.catalogSettings
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<ActionError | null>(null)
  const { submit, pending, error } = useAction(updateCatalogSettingsAction, () => {
    say(texts.saved)
    refresh()
  })
  const faultsIn = useFaults()
  const save = (typed: string) => {
    const lines = typed.split('\n').map((line) => line.trim())
    const faults = faultsIn(lines)
    const given = [...new Set(lines.filter(Boolean))]
    if (given.length > most) faults.push(texts.originMost)
    const message = faults.join('\n')
    setRefused(
      message ? { code: 'invalid_input', message, requestId: '', fields: { allowedOrigins: message } } : null,
    )
    if (!message) submit({ allowedOrigins: given })
  }
  return (
    <Card level={3} title={texts.origins} lead={texts.originsLead}>
      <Form
        label={texts.origins}
        error={refused ?? error}
        onSubmit={(data) => save(textOf(data, 'allowedOrigins'))}
      >
        <div className="[&_p]:whitespace-pre-line [&_p]:[overflow-wrap:anywhere]">
          <Field name="allowedOrigins" label={texts.originsLabel} required={false} help={texts.originsHelp}>
            {(ties) => (
              <TextArea
                {...ties}
                defaultValue={origins.join('\n')}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                placeholder="https://app.example.com"
              />
            )}
          </Field>
        </div>
        <div>
          <Button type="submit" pending={pending}>
            {pending ? texts.saving : texts.save}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** Says of each line that is no origin why, and what it may have meant. */
function useFaults(): (lines: readonly string[]) => string[] {
  const { m, t } = useMessages()
  const texts = m.catalogSettings
  return (lines) =>
    lines.flatMap((text, index) => {
      const found = text === '' ? null : originFault(text)
      if (!found) return []
      const line = t(texts.originLine, { line: index + 1, text })
      const meant = found.meant ? ` ${t(texts.originMeant, { origin: found.meant })}` : ''
      return [`${line} ${texts.originFaults[found.fault]}${meant}`]
    })
}
