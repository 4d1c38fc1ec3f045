'use client'

import { useState } from 'react'
import { RouteItem } from '@/components/docs/route-item'
import { DownloadButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, notAPassword } from '@/components/ui/input'
import { PageHeader } from '@/components/ui/page-header'
import { SearchInput } from '@/components/ui/search-input'
import { useMessages } from '@/lib/client/use-messages'
import type { DocsView } from '@/lib/contract/docs'

/** Every route of the API by what it is about, each with what it takes and answers, and a way to try it. */
export function DocsPage({ docs }: { docs: DocsView }) {
  const { m } = useMessages()
  const texts = m.docs
  const [wanted, setWanted] = useState('')
  // Kept nowhere else: it goes with the page.
  const [apiKey, setApiKey] = useState('')
  const words = wanted.trim().toLowerCase()
  const groups = docs.groups
    .map(({ group, routes }) => ({
      group,
      routes: routes.filter(({ path, summary, method }) =>
        `${method} ${path} ${summary}`.toLowerCase().includes(words),
      ),
    }))
    .filter(({ routes }) => routes.length > 0)
  return (
    <>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={<DownloadButton href="/api/openapi.json">{texts.contract}</DownloadButton>}
      />
      <div className="mb-6 grid items-start gap-4 sm:grid-cols-2">
        <Field name="apiKey" label={texts.keyLabel} help={texts.keyHelp} required={false}>
          {(ties) => (
            <Input
              {...ties}
              {...notAPassword}
              type="password"
              placeholder="pbk_…"
              // No value: React would write it into the page's HTML.
              onChange={(event) => setApiKey(event.target.value.trim())}
            />
          )}
        </Field>
        <div className="sm:mt-6.5">
          <SearchInput
            label={texts.find}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </div>
      </div>
      <p role="status" className="text-muted">
        {groups.length === 0 && texts.nothing}
      </p>
      {groups.map(({ group, routes }) => (
        <section key={group} aria-labelledby={`group-${group}`} className="mb-8">
          <h2 id={`group-${group}`} className="mb-3 font-semibold text-lg tracking-tight">
            {texts.groups[group]}
          </h2>
          <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface shadow-card">
            {routes.map((route) => (
              <li key={route.id}>
                <RouteItem route={route} publicUrl={docs.publicUrl} apiKey={apiKey || null} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
