import { Field } from '@/components/ui/field'
import { CheckBox, Input } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import type { ScopeView } from '@/lib/contract/provider'

/** More than this many stand behind a disclosure. */
const fewScopes = 8

interface ScopeChoiceProps {
  scopes: readonly ScopeView[]
  /** What is asked for now; null: nothing was chosen yet. */
  chosen: readonly string[] | null
}

/** Which permissions to ask for, in plain words. What the connection cannot do without is locked. */
export function ScopeChoice({ scopes, chosen }: ScopeChoiceProps) {
  const { m, t } = useMessages()
  const texts = m.integration.scopes
  const known = new Set(scopes.map(({ name }) => name))
  const isChosen = (scope: ScopeView) =>
    scope.required || (chosen ? chosen.includes(scope.name) : scope.default)
  const others = (chosen ?? []).filter((name) => !known.has(name))
  return (
    <details open={scopes.length <= fewScopes} className="group rounded-md border border-line">
      <summary className="flex cursor-pointer items-center justify-between gap-3 px-3 py-2 font-medium text-sm">
        {texts.title}
        <span className="font-normal text-muted">
          {t(texts.chosen, { count: scopes.filter(isChosen).length + others.length })}{' '}
          <span aria-hidden className="ml-1 inline-block transition-transform group-open:rotate-90">
            ›
          </span>
        </span>
      </summary>
      <div className="flex flex-col gap-3 border-line border-t px-3 py-3">
        {scopes.map((scope) => (
          <label key={scope.name} htmlFor={`scope-${scope.name}`} className="flex items-start gap-2.5">
            <CheckBox
              id={`scope-${scope.name}`}
              name="scopes"
              value={scope.name}
              defaultChecked={isChosen(scope)}
              disabled={scope.required}
            />
            <span className="min-w-0 text-sm">
              {scope.label || scope.name}
              {scope.required && <span className="text-muted"> {texts.required}</span>}
              {scope.label && (
                <code className="block font-mono text-muted text-xs [overflow-wrap:anywhere]">
                  {scope.name}
                </code>
              )}
            </span>
          </label>
        ))}
        <Field
          name="scopes"
          label={scopes.length > 0 ? texts.further : texts.only}
          required={false}
          help={texts.help}
        >
          {(ties) => (
            <Input
              {...ties}
              defaultValue={others.join(' ')}
              autoComplete="off"
              spellCheck={false}
              autoCapitalize="off"
            />
          )}
        </Field>
      </div>
    </details>
  )
}
