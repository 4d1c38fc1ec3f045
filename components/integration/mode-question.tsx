import { textOf } from '@/components/ui/form'
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
        <label
          key={mode}
          className="flex items-start gap-2.5 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name="mode"
            value={mode}
            defaultChecked={mode === 'shared'}
            className="mt-0.75 size-4 shrink-0 accent-accent"
          />
          <span>
            <span className="block font-medium">{texts[mode]}</span>
            <span className="block text-muted text-sm">{texts[`${mode}Text`]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
