import { textOf } from '@/components/ui/form'
import { RadioCard } from '@/components/ui/radio-card'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'

type Mode = IntegrationView['mode']

const MODES = ['shared', 'per-user'] as const satisfies readonly Mode[]

/** What a form with the question says. */
export function readMode(data: FormData): Mode {
  return MODES.find((mode) => mode === textOf(data, 'mode')) ?? 'shared'
}

/** Who connects: one account for everybody, or each person their own. */
export function ModeQuestion() {
  const { m } = useMessages()
  const texts = m.whose.mode
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">{texts.title}</legend>
      {MODES.map((mode) => (
        <RadioCard
          key={mode}
          name="mode"
          value={mode}
          defaultChecked={mode === 'shared'}
          label={texts[mode]}
          text={texts[`${mode}Text`]}
        />
      ))}
    </fieldset>
  )
}
