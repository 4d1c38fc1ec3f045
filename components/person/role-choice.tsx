'use client'

import { useRouter } from 'next/navigation'
import { useId } from 'react'
import { changeRoleAction } from '@/app/(console)/people-actions'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/input'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { PersonView } from '@/lib/contract/person'
import { ROLES, type Role } from '@/lib/core/roles'

/** Gives somebody another role. The last admin's is fixed, and says why. */
export function RoleChoice({ person }: { person: PersonView }) {
  const { m, t } = useMessages()
  const { refresh } = useRouter()
  const id = useId()
  const { id: personId, name, role, isLastAdmin } = person
  const change = async (chosen: Role) => {
    const changed = await changeRoleAction({ id: personId, role: chosen })
    return changed.ok ? ({ ok: true, value: chosen } as const) : changed
  }
  const { submit, pending, error } = useAction(change, (chosen) => {
    say(t(m.person.roleChanged, { name, role: m.person.roles[chosen] }))
    refresh()
  })
  const choose = (text: string) => {
    const chosen = ROLES.find((one) => one === text)
    if (chosen && chosen !== role) submit(chosen)
  }
  return (
    <div className="flex flex-col gap-1">
      <Select
        // A refusal puts the select back to what is true.
        key={`${role}${error?.requestId ?? ''}`}
        aria-label={t(m.person.roleOf, { name })}
        aria-describedby={isLastAdmin ? `${id}-why` : undefined}
        aria-busy={pending || undefined}
        defaultValue={role}
        disabled={isLastAdmin}
        onChange={(event) => choose(event.target.value)}
        className="sm:max-w-36"
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {m.person.roles[one]}
          </option>
        ))}
      </Select>
      {isLastAdmin && (
        <p id={`${id}-why`} className="text-muted text-xs sm:max-w-44">
          {m.person.lastAdmin}
        </p>
      )}
      {error && <FormError error={error} />}
    </div>
  )
}
