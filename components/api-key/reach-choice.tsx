'use client'

import { useState } from 'react'
import { ChoiceCard } from '@/components/api-key/choice-card'
import { CheckBox } from '@/components/ui/input'
import { RadioCard } from '@/components/ui/radio-card'
import { SearchInput } from '@/components/ui/search-input'
import { useLiveView } from '@/lib/client/use-live-view'
import { useMessages } from '@/lib/client/use-messages'
import { useRested } from '@/lib/client/use-rested'
import type { IntegrationView } from '@/lib/contract/integration'

interface Picked {
  id: string
  slug: string
  name: string
  isOn: boolean
}

/** Which integrations a key is for. Whatever was picked once stays listed, so that it can be put back. */
export interface Reach {
  all: boolean
  picked: readonly Picked[]
}

export const everything: Reach = { all: true, picked: [] }

interface ReachChoiceProps {
  reach: Reach
  onChange: (reach: Reach) => void
}

/** Every integration, or some that are searched for. */
export function ReachChoice({ reach, onChange }: ReachChoiceProps) {
  const { m } = useMessages()
  const texts = m.apiKey
  return (
    <ChoiceCard name="integrationIds" title={texts.reachTitle}>
      <div className="grid gap-2 lg:grid-cols-2">
        <RadioCard
          name="reach"
          label={texts.reachAll}
          text={texts.reachAllText}
          checked={reach.all}
          onChange={() => onChange({ ...reach, all: true })}
        />
        <RadioCard
          name="reach"
          label={texts.reachSome}
          text={texts.reachSomeText}
          checked={!reach.all}
          onChange={() => onChange({ ...reach, all: false })}
        />
      </div>
      {!reach.all && <Picker picked={reach.picked} onPick={(picked) => onChange({ all: false, picked })} />}
    </ChoiceCard>
  )
}

const asked = 20

interface Found {
  _embedded: { 'inf:integration': IntegrationView[] }
}

function Picker({ picked, onPick }: { picked: readonly Picked[]; onPick: (picked: Picked[]) => void }) {
  const { m, t } = useMessages()
  const texts = m.apiKey
  const [typed, setTyped] = useState('')
  const query = new URLSearchParams({ count: String(asked), q: useRested(typed).trim() })
  const { data } = useLiveView<Found>(`/api/integrations?${query}`)
  const found = data?._embedded['inf:integration'] ?? []
  const known = new Set(picked.map(({ id }) => id))
  const rest = found.filter(({ id }) => !known.has(id)).map((one) => ({ ...one, isOn: false }))
  const turn = ({ id, slug, name }: Picked, isOn: boolean) =>
    onPick(
      [...picked, ...rest].flatMap((one) => {
        if (one.id === id) return [{ id, slug, name, isOn }]
        return known.has(one.id) ? [one] : []
      }),
    )
  const count = picked.filter(({ isOn }) => isOn).length
  return (
    <div className="mt-4 flex flex-col gap-3">
      <SearchInput
        label={texts.find}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        // Enter would make the key.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-md border border-line empty:hidden">
        {[...picked, ...rest].map((one) => (
          <li key={one.id}>
            <label htmlFor={`reach-${one.id}`} className="flex items-start gap-2.5 px-3 py-2 hover:bg-sunken">
              <CheckBox
                id={`reach-${one.id}`}
                checked={one.isOn}
                onChange={(event) => turn(one, event.target.checked)}
              />
              <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                <span className="[overflow-wrap:anywhere]">{one.name}</span>
                <code className="font-mono text-muted text-xs [overflow-wrap:anywhere]">{one.slug}</code>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p role="status" className="text-muted text-sm">
        {data && found.length === 0 ? texts.noneFound : t(texts.chosen, { count })}
      </p>
    </div>
  )
}
