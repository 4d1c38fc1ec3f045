'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { updateCatalogSettingsAction } from '@/app/(console)/catalog-settings-actions'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { brandColours, contrastOf, type Ink, isColour } from '@/lib/core/brand-colour'

const PAPER = { light: '#ffffff', dark: '#1e1b18' } as const

/** What a colour picker shows where none is set. */
const NONE = '#808080'

/** The catalog's colour, how it looks on both kinds of pages, and whether it can be read there. */
export function CatalogLookCard({ brandColour }: { brandColour: string | null }) {
  const { m } = useMessages()
  const texts = m.catalogSettings
  const { refresh } = useRouter()
  const [typed, setTyped] = useState(brandColour ?? '')
  const { submit, pending, error } = useAction(updateCatalogSettingsAction, () => {
    say(texts.saved)
    refresh()
  })
  const colour = typed.trim().toLowerCase()
  const isGood = isColour(colour)
  return (
    <Card level={3} title={texts.colour} lead={texts.colourLead}>
      <Form label={texts.colour} error={error} onSubmit={() => submit({ brandColour: colour || null })}>
        <Field name="brandColour" label={texts.colourLabel} required={false} help={texts.colourHelp}>
          {(ties) => (
            <span className="flex gap-2">
              <input
                type="color"
                aria-label={texts.colourPick}
                value={isGood ? colour : NONE}
                onChange={(event) => setTyped(event.target.value)}
                className="h-9 w-12 shrink-0 rounded-md border border-line-strong bg-surface p-1"
              />
              <Input
                {...ties}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                maxLength={7}
                placeholder="#1d4ed8"
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                className="max-w-36 font-mono"
              />
            </span>
          )}
        </Field>
        {isGood && <Preview colour={colour} />}
        <div>
          <Button type="submit" pending={pending}>
            {pending ? texts.saving : texts.save}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** Drawn, because a page's policy lets no element bring a style of its own. */
function Preview({ colour }: { colour: string }) {
  const { m } = useMessages()
  const { light, dark } = brandColours(colour)
  return (
    <div className="flex flex-col gap-2">
      <span
        role="img"
        aria-label={m.catalogSettings.preview}
        className="grid grid-cols-2 overflow-hidden rounded-md border border-line"
      >
        <Sample paper={PAPER.light} ink={light} />
        <Sample paper={PAPER.dark} ink={dark} />
      </span>
      <Readable colour={colour} />
    </div>
  )
}

function Sample({ paper, ink }: { paper: string; ink: Ink }) {
  const { m } = useMessages()
  return (
    <svg viewBox="0 0 220 56" aria-hidden className="w-full" fontSize="13" fontWeight="500">
      <rect width="220" height="56" fill={paper} />
      <rect x="14" y="13" width="96" height="30" rx="6" fill={ink.accent} />
      <text x="62" y="32.5" textAnchor="middle" fill={ink.onAccent}>
        {m.catalogSettings.previewButton}
      </text>
      <text x="128" y="32.5" fill={ink.accent} textDecoration="underline">
        {m.catalogSettings.previewButton}
      </text>
    </svg>
  )
}

/** Whether the colour is taken as it is; where not, why, and what is taken in its place. */
function Readable({ colour }: { colour: string }) {
  const { m, t, locale } = useMessages()
  const texts = m.catalogSettings
  const { light, dark } = brandColours(colour)
  const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const ratio = (paper: string) => written.format(Math.floor(contrastOf(colour, paper) * 10) / 10)
  const changed = [
    ...(light.accent === colour
      ? []
      : [t(texts.colourDarker, { ratio: ratio(PAPER.light), colour: light.accent })]),
    ...(dark.accent === colour
      ? []
      : [t(texts.colourLighter, { ratio: ratio(PAPER.dark), colour: dark.accent })]),
  ]
  return (
    <div aria-live="polite" className="flex flex-col gap-1 text-muted text-sm">
      {(changed.length > 0 ? changed : [texts.colourGood]).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}
