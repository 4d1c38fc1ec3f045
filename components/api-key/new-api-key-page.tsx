'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { makeApiKeyAction } from '@/app/(console)/api-key-actions'
import { ExpiryChoice, expiryOf } from '@/components/api-key/expiry-choice'
import { everything, ReachChoice } from '@/components/api-key/reach-choice'
import { ReadyDialog, type ReadyKey } from '@/components/api-key/ready-dialog'
import { ScopeChoice } from '@/components/api-key/scope-choice'
import { Button, LinkButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { PageHeader } from '@/components/ui/page-header'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { CurlPlace, NewApiKeyInput } from '@/lib/contract/api-key'
import { type ApiScope, withNeeded } from '@/lib/core/roles'

async function make(input: NewApiKeyInput) {
  const made = await makeApiKeyAction(input)
  const { name, scopes } = input
  return made.ok ? ({ ok: true, value: { key: made.value.key, name: name.trim(), scopes } } as const) : made
}

/** Asks what a key is for, and shows it, once. */
export function NewApiKeyPage({ place }: { place: CurlPlace }) {
  const { m } = useMessages()
  const { push, refresh } = useRouter()
  const texts = m.apiKey
  const [scopes, setScopes] = useState<readonly ApiScope[]>([])
  const [reach, setReach] = useState(everything)
  const [ready, setReady] = useState<ReadyKey | null>(null)
  const { submit, pending, error } = useAction(make, setReady)
  const chosen = reach.picked.filter(({ isOn }) => isOn)
  const leave = () => {
    setReady(null)
    refresh()
    push('/api-keys')
  }
  return (
    <>
      <PageHeader
        title={texts.newTitle}
        lead={texts.newLead}
        up={{ href: '/api-keys', label: texts.title }}
      />
      <Form
        label={texts.newTitle}
        error={error}
        onSubmit={(data) =>
          submit({
            name: textOf(data, 'name'),
            scopes: withNeeded(scopes),
            integrationIds: reach.all ? null : chosen.map(({ id }) => id),
            expiresInDays: expiryOf(textOf(data, 'expiresInDays')),
          })
        }
      >
        <div className="grid gap-5 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5 lg:grid-cols-2">
          <Field name="name" label={texts.name} help={texts.nameHelp}>
            {(ties) => <Input {...ties} maxLength={80} autoComplete="off" />}
          </Field>
          <ExpiryChoice />
        </div>
        <ScopeChoice chosen={scopes} onChoose={setScopes} />
        <ReachChoice reach={reach} onChange={setReach} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" pending={pending}>
            {pending ? texts.submitting : texts.submit}
          </Button>
          <LinkButton href="/api-keys">{m.ui.cancel}</LinkButton>
        </div>
      </Form>
      {ready && (
        <ReadyDialog
          ready={ready}
          place={{ ...place, slug: (!reach.all && chosen[0]?.slug) || place.slug }}
          onDone={leave}
        />
      )}
    </>
  )
}
