'use client'

import { useId } from 'react'
import { ChoiceCard } from '@/components/api-key/choice-card'
import { CheckBox } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import { API_SCOPES, type ApiScope, SCOPE_GROUPS, SCOPES } from '@/lib/core/roles'

interface ScopeChoiceProps {
  chosen: readonly ApiScope[]
  onChoose: (scopes: readonly ApiScope[]) => void
}

/** What a key may do, in plain words, by what it is about. What a choice cannot do without comes with it. */
export function ScopeChoice({ chosen, onChoose }: ScopeChoiceProps) {
  const { m } = useMessages()
  const texts = m.apiKey
  const turn = (scope: ApiScope, isOn: boolean) =>
    onChoose(isOn ? [...chosen, scope] : chosen.filter((one) => one !== scope))
  return (
    <ChoiceCard name="scopes" title={texts.scopesTitle} lead={texts.scopesLead}>
      <div className="flex flex-col gap-5">
        {SCOPE_GROUPS.map((group) => (
          <fieldset key={group} className="min-w-0">
            <legend className="mb-2 font-medium text-sm">{texts.groups[group]}</legend>
            <div className="grid gap-2 lg:grid-cols-2">
              {API_SCOPES.filter((scope) => SCOPES[scope].group === group).map((scope) => (
                <ScopeBox
                  key={scope}
                  scope={scope}
                  isChosen={chosen.includes(scope)}
                  neededBy={chosen.find((one) => SCOPES[one].needs === scope)}
                  onTurn={(isOn) => turn(scope, isOn)}
                />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </ChoiceCard>
  )
}

interface ScopeBoxProps {
  scope: ApiScope
  isChosen: boolean
  /** What was chosen and cannot do without this one. */
  neededBy: ApiScope | undefined
  onTurn: (isOn: boolean) => void
}

function ScopeBox({ scope, isChosen, neededBy, onTurn }: ScopeBoxProps) {
  const { m, t } = useMessages()
  const id = useId()
  const { label, text } = m.apiKey.scopes[scope]
  return (
    <label
      htmlFor={id}
      className="flex items-start gap-2.5 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
    >
      <CheckBox
        id={id}
        checked={isChosen || neededBy !== undefined}
        disabled={neededBy !== undefined}
        onChange={(event) => onTurn(event.target.checked)}
      />
      <span className="min-w-0">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{label}</span>
          <code className="font-mono text-muted text-xs [overflow-wrap:anywhere]">{scope}</code>
        </span>
        <span className="block text-muted text-sm">{text}</span>
        {neededBy && (
          <span className="block text-sm">
            {t(m.apiKey.comesWith, { scope: m.apiKey.scopes[neededBy].label })}
          </span>
        )}
      </span>
    </label>
  )
}
