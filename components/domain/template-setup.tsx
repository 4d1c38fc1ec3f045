'use client'

import { useState } from 'react'
import { previewTemplateAction } from '@/app/(console)/domain-actions'
import { PreviewLists } from '@/components/domain/preview-lists'
import { TemplateFields } from '@/components/domain/template-fields'
import { WayChoice } from '@/components/domain/way-choice'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Select } from '@/components/ui/input'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { DomainView, PreviewView, TemplateView, WantedTemplate } from '@/lib/contract/domain'

interface TemplateSetupProps {
  domain: DomainView
  templates: readonly TemplateView[]
}

/** Chooses a template and its values, shows what they would change, and only then asks for it. */
export function TemplateSetup({ domain, templates }: TemplateSetupProps) {
  const { m } = useMessages()
  const texts = m.domain
  const [id, setId] = useState(templates[0]?.id ?? '')
  const [seen, setSeen] = useState<{ preview: PreviewView; wanted: WantedTemplate } | null>(null)
  const template = templates.find((one) => one.id === id) ?? templates[0]
  const { submit, pending, error } = useAction(look, setSeen)
  if (!template) return null
  return (
    <Card title={texts.choose} lead={texts.chooseLead}>
      <div className="flex flex-col gap-5">
        <Form
          label={texts.choose}
          error={error}
          onSubmit={(data) => submit({ domain: domain.name, wanted: wantedOf(template, data) })}
        >
          {/* What was shown is not what would happen any more. */}
          <div className="flex max-w-xl flex-col gap-5" onChange={() => setSeen(null)}>
            <Field name="template" label={texts.template} help={template.description}>
              {(ties) => (
                <Select {...ties} value={template.id} onChange={(event) => setId(event.target.value)}>
                  {templates.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <TemplateFields key={template.id} template={template} />
          </div>
          <div>
            <Button type="submit" look={seen ? 'secondary' : 'primary'} pending={pending}>
              {pending ? texts.showing : texts.show}
            </Button>
          </div>
        </Form>
        {seen && (
          <>
            <PreviewLists preview={seen.preview} />
            <WayChoice
              domain={domain}
              template={template}
              wanted={seen.wanted}
              onDone={() => setSeen(null)}
            />
          </>
        )}
      </div>
    </Card>
  )
}

async function look(input: { domain: string; wanted: WantedTemplate }) {
  const shown = await previewTemplateAction(input)
  return shown.ok ? { ok: true as const, value: { preview: shown.value, wanted: input.wanted } } : shown
}

function wantedOf(template: TemplateView, data: FormData): WantedTemplate {
  const instanceId = textOf(data, 'instanceId').trim()
  const filled = template.variables.map(({ name }) => [name, textOf(data, name).trim()] as const)
  return {
    template: template.id,
    // What is left out is asked for by name.
    params: Object.fromEntries(filled.filter(([, value]) => value !== '')),
    groupIds: data.getAll('groupIds').map(String),
    ...(instanceId && { instanceId }),
  }
}
