'use client'

import Link from 'next/link'
import type { MouseEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/input'
import { SearchInput } from '@/components/ui/search-input'
import { isNarrowedPlace, type SubjectPlace, subjectsHref } from '@/lib/client/subject-place'
import { useMessages } from '@/lib/client/use-messages'

interface SubjectFiltersProps {
  place: SubjectPlace
  counts: { all: number; failing: number }
  /** How many there are, in words. */
  found: string
  /** What the list can be narrowed by; none where it cannot. */
  integrations?: readonly { slug: string; name: string }[]
  typed: string
  onType: (text: string) => void
  onGo: (place: SubjectPlace) => void
}

/** Search, integration and what is broken. A plain form, so that it works before the page’s scripts do. */
export function SubjectFilters({
  place,
  counts,
  found,
  integrations,
  typed,
  onType,
  onGo,
}: SubjectFiltersProps) {
  const { m } = useMessages()
  const texts = m.subject
  const narrowed = (change: Partial<SubjectPlace>) => ({ ...place, q: typed.trim(), ...change, start: 0 })
  return (
    <>
      <search className="mb-3 block">
        <form
          method="get"
          action={`/${place.list}`}
          onSubmit={(event) => event.preventDefault()}
          className="flex flex-wrap gap-2"
        >
          <SearchInput
            label={place.list === 'groups' ? texts.searchGroups : texts.search}
            name="q"
            data-key="/"
            maxLength={200}
            value={typed}
            onChange={(event) => onType(event.target.value)}
          />
          {place.status && <input type="hidden" name="status" value={place.status} />}
          {integrations && (
            <Select
              name="integration"
              aria-label={texts.integration}
              value={place.integration}
              onChange={(event) => onGo(narrowed({ integration: event.target.value }))}
              className="w-auto! max-w-56 max-sm:max-w-none max-sm:flex-1"
            >
              <option value="">{texts.anyIntegration}</option>
              {place.integration && !integrations.some(({ slug }) => slug === place.integration) && (
                <option value={place.integration}>{place.integration}</option>
              )}
              {integrations.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </Select>
          )}
          <noscript>
            <Button type="submit">{texts.filter}</Button>
          </noscript>
        </form>
      </search>
      <Chips place={place} counts={counts} onGo={onGo} to={narrowed} />
      <div className="mb-2 flex items-center gap-2 text-muted text-sm">
        {/* Unnarrowed, the first chip says it. */}
        <p role="status" className={isNarrowedPlace(place) ? '' : 'sr-only'}>
          {found}
        </p>
        {isNarrowedPlace(place) && (
          <Button look="quiet" onClick={() => onGo(narrowed({ q: '', status: '', integration: '' }))}>
            {texts.clear}
          </Button>
        )}
      </div>
    </>
  )
}

interface ChipsProps extends Pick<SubjectFiltersProps, 'place' | 'counts' | 'onGo'> {
  to: (change: Partial<SubjectPlace>) => SubjectPlace
}

/** Everybody, or those with something broken; and the one status that an address asked for. */
function Chips({ place, counts, onGo, to }: ChipsProps) {
  const { m, locale } = useMessages()
  const { status } = place
  const chips: { status: SubjectPlace['status']; label: string; count: number | null }[] = [
    { status: '', label: m.subject.everybody, count: counts.all },
    { status: 'failing', label: m.subject.failing, count: counts.failing },
    ...(status && status !== 'failing' ? [{ status, label: m.status[status], count: null }] : []),
  ]
  const choose = (event: MouseEvent, place: SubjectPlace) => {
    // A new tab or window is the browser's to open.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onGo(place)
  }
  return (
    <nav aria-label={m.subject.status} className="mb-4">
      <ul className="flex flex-wrap gap-1.5">
        {chips.map((chip) => (
          <li key={chip.status}>
            <Link
              prefetch={false}
              href={subjectsHref({ ...place, status: chip.status, start: 0 })}
              onClick={(event) => choose(event, to({ status: chip.status }))}
              aria-current={chip.status === status ? 'true' : undefined}
              className="inline-flex min-h-7 items-center gap-1.5 whitespace-nowrap rounded-full border border-line-strong/60 px-3 text-muted text-sm hover:text-ink aria-[current]:border-transparent aria-[current]:bg-ink aria-[current]:text-canvas"
            >
              {chip.label}
              {chip.count !== null && (
                <span className="tabular-nums">{new Intl.NumberFormat(locale).format(chip.count)}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
