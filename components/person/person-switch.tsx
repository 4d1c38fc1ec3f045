'use client'

import { useRouter } from 'next/navigation'
import { disablePersonAction, enablePersonAction } from '@/app/(console)/people-actions'
import { ConfirmDialog } from '@/components/ui/dialog'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { PersonView } from '@/lib/contract/person'

/** Takes somebody's way in, or gives it back. The last admin keeps theirs. */
export function PersonSwitch({ person }: { person: PersonView }) {
  if (person.isLastAdmin) return null
  return person.disabled ? <EnablePerson person={person} /> : <DisablePerson person={person} />
}

function DisablePerson({ person: { id, name, isYou } }: { person: PersonView }) {
  const { m, t } = useMessages()
  const { refresh } = useRouter()
  const { submit, pending, error } = useAction(disablePersonAction, () => {
    say(t(m.person.disabledDone, { name }))
    refresh()
  })
  return (
    <ConfirmDialog
      trigger={m.person.disable}
      triggerLabel={t(m.person.disableName, { name })}
      title={t(m.person.disableTitle, { name })}
      confirm={{ label: m.person.disable, pendingLabel: m.person.disabling, run: () => submit(id) }}
      pending={pending}
      error={error}
    >
      <p>
        <strong className="font-semibold text-ink">{m.person.goes}</strong> {m.person.disableGoes}
      </p>
      <p>
        <strong className="font-semibold text-ink">{m.person.stays}</strong> {m.person.disableStays}
      </p>
      {isYou && <p className="font-medium text-bad">{m.person.disableSelf}</p>}
    </ConfirmDialog>
  )
}

function EnablePerson({ person: { id, name, role } }: { person: PersonView }) {
  const { m, t } = useMessages()
  const { refresh } = useRouter()
  const { submit, pending, error } = useAction(enablePersonAction, () => {
    say(t(m.person.enabledDone, { name }))
    refresh()
  })
  return (
    <ConfirmDialog
      trigger={m.person.enable}
      triggerLabel={t(m.person.enableName, { name })}
      title={t(m.person.enableTitle, { name })}
      look="primary"
      confirm={{ label: m.person.enable, pendingLabel: m.person.enabling, run: () => submit(id) }}
      pending={pending}
      error={error}
    >
      <p>{t(m.person.enableText, { role: m.person.roles[role] })}</p>
    </ConfirmDialog>
  )
}
