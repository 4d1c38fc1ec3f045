'use client'

import { useId } from 'react'
import { chooseLanguageAction } from '@/app/(console)/settings-actions'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { FormError } from '@/components/ui/form-error'
import { CheckBox, Select } from '@/components/ui/input'
import { ThemeSwitch } from '@/components/ui/theme-switch'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { useSingleKeys } from '@/lib/client/use-single-keys'
import { LOCALES } from '@/lib/core/messages/locale'

/** Each language in its own word, for whoever reads no other. */
const NAMES = { en: 'English', de: 'Deutsch' } as const

/** How the console looks and speaks in this browser. */
export function AppearanceCard() {
  const { m, locale } = useMessages()
  const id = useId()
  // Read again from the server: every sentence on the page is in the old language.
  const { submit, pending, error } = useAction(chooseLanguageAction, () => window.location.reload())
  const choose = (text: string) => {
    const chosen = LOCALES.find((one) => one === text)
    if (chosen) submit(chosen)
  }
  return (
    <Card level={3} title={m.settings.appearance} lead={m.settings.appearanceLead}>
      <Facts>
        <Fact label={<label htmlFor={id}>{m.settings.language}</label>}>
          <Select
            id={id}
            defaultValue={locale}
            aria-busy={pending || undefined}
            onChange={(event) => choose(event.target.value)}
            className="sm:max-w-48"
          >
            {LOCALES.map((one) => (
              <option key={one} value={one} lang={one}>
                {NAMES[one]}
              </option>
            ))}
          </Select>
          {error && <FormError error={error} />}
        </Fact>
        <Fact label={m.settings.theme}>
          <ThemeSwitch />
        </Fact>
        <Fact label={m.settings.keys}>
          <SingleKeys />
        </Fact>
      </Facts>
    </Card>
  )
}

function SingleKeys() {
  const { m } = useMessages()
  const [on, turn] = useSingleKeys()
  const id = useId()
  return (
    <>
      <label htmlFor={`${id}-box`} className="flex items-start gap-2">
        <CheckBox
          id={`${id}-box`}
          checked={on}
          aria-describedby={id}
          onChange={(event) => turn(event.target.checked)}
        />
        {m.settings.keysLabel}
      </label>
      <p id={id} className="mt-0.5 text-muted text-sm">
        {m.settings.keysHelp}
      </p>
    </>
  )
}
