'use client'

import { useTypedSearch } from '@/components/connection/use-place'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/input'
import { SearchInput } from '@/components/ui/search-input'
import type { ConnectionPlace } from '@/lib/client/connection-place'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionPage } from '@/lib/contract/connection'

interface ListFiltersProps {
  place: ConnectionPlace
  providers: ConnectionPage['providers']
  owners: ConnectionPage['owners']
  /** The one that the list is narrowed to. */
  integration: ConnectionPage['integration']
  onChoose: (place: ConnectionPlace) => void
  onType: (place: ConnectionPlace) => void
}

/**
 * Search, provider and owner, and the integration once one is chosen: there may be thousands to choose from. A plain
 * form, so that it works before the page's scripts do.
 */
export function ListFilters({ place, providers, owners, integration, onChoose, onType }: ListFiltersProps) {
  const { m } = useMessages()
  const { list } = m.connection
  const [typed, setTyped] = useTypedSearch(place.q, (q) => onType({ ...place, q, start: 0 }))
  const pick = (change: Partial<ConnectionPlace>) =>
    onChoose({ ...place, q: typed.trim(), ...change, start: 0 })

  return (
    <search className="mb-3 block">
      <form
        method="get"
        action="/integrations"
        onSubmit={(event) => event.preventDefault()}
        className="flex flex-wrap gap-2"
      >
        <SearchInput
          label={list.search}
          name="q"
          data-key="/"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {place.statuses.length > 0 && <input type="hidden" name="status" value={place.statuses.join(',')} />}
        <Choice
          name="provider"
          label={list.provider}
          every={list.everyProvider}
          value={place.provider}
          options={providers.map(({ key, name }) => ({ value: key, name }))}
          onChoose={(provider) => pick({ provider })}
        />
        {place.integration !== '' && (
          <Choice
            name="integration"
            label={list.integration}
            every={list.everyIntegration}
            value={place.integration}
            options={integration ? [{ value: place.integration, name: integration.name }] : []}
            onChoose={(slug) => pick({ integration: slug })}
          />
        )}
        <Choice
          name="owner"
          label={list.owner}
          every={list.everyOwner}
          value={place.owner}
          options={[
            { value: 'organisation', name: list.organisation },
            ...owners.map(({ id, name }) => ({ value: id, name })),
          ]}
          onChoose={(owner) => pick({ owner })}
        />
        <noscript>
          <Button type="submit">{list.filter}</Button>
        </noscript>
      </form>
    </search>
  )
}

interface ChoiceProps {
  name: string
  label: string
  every: string
  value: string
  options: readonly { value: string; name: string }[]
  onChoose: (value: string) => void
}

function Choice({ name, label, every, value, options, onChoose }: ChoiceProps) {
  const isKnown = value === '' || options.some((option) => option.value === value)
  return (
    <Select
      name={name}
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
      className="w-auto! max-w-44 max-sm:max-w-none max-sm:flex-1"
    >
      <option value="">{every}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </Select>
  )
}
