'use client'

import { Ban } from 'lucide-react'
import { PersonSwitch } from '@/components/person/person-switch'
import { RoleChoice } from '@/components/person/role-choice'
import { Avatar } from '@/components/ui/avatar'
import { Badge, Pill } from '@/components/ui/pill'
import { RelativeTime } from '@/components/ui/relative-time'
import { useMessages } from '@/lib/client/use-messages'
import type { PersonView } from '@/lib/contract/person'

const heading = 'px-4 py-2 font-medium text-muted text-xs'
const cell = 'px-4 py-2.5 align-middle max-sm:p-0'

/** Everybody with an account. Under 640 px each is a card. */
export function PeopleTable({ people, mayManage }: { people: readonly PersonView[]; mayManage: boolean }) {
  const { m } = useMessages()
  return (
    <div className="sm:overflow-hidden sm:rounded-lg sm:border sm:border-line sm:bg-surface sm:shadow-card">
      <table className="w-full text-left max-sm:block">
        <caption className="sr-only">{m.person.title}</caption>
        <thead className="max-sm:sr-only">
          <tr>
            <th scope="col" className={heading}>
              {m.person.name}
            </th>
            <th scope="col" className={heading}>
              {m.person.role}
            </th>
            <th scope="col" className={heading}>
              {m.person.signsInBy}
            </th>
            <th scope="col" className={heading}>
              {m.person.lastSeen}
            </th>
            {mayManage && (
              <th scope="col" className={heading}>
                <span className="sr-only">{m.person.actions}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody className="max-sm:flex max-sm:flex-col max-sm:gap-3">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} mayManage={mayManage} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PersonRow({ person, mayManage }: { person: PersonView; mayManage: boolean }) {
  const { m } = useMessages()
  const { name, email, disabled, isYou, signsInBy, lastSeenAt } = person
  return (
    <tr className="border-line border-t max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4 max-sm:gap-y-3 max-sm:rounded-lg max-sm:border max-sm:bg-surface max-sm:p-4 max-sm:shadow-card">
      <th scope="row" className={`${cell} font-normal max-sm:col-span-2`}>
        <span className="flex items-center gap-2.5">
          <Avatar picture={null} name={name} />
          <span className={`min-w-0 ${disabled ? 'text-muted' : ''}`}>
            <span className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
              {isYou && <Badge>{m.person.you}</Badge>}
              {disabled && (
                <Pill tone="idle" icon={Ban}>
                  {m.person.disabled}
                </Pill>
              )}
            </span>
            <span className="block text-muted text-sm [overflow-wrap:anywhere]">{email}</span>
          </span>
        </span>
      </th>
      <td className={`${cell} max-sm:col-span-2`}>
        {mayManage && !disabled ? <RoleChoice person={person} /> : m.person.roles[person.role]}
      </td>
      <td className={`${cell} text-muted`}>
        <Label text={m.person.signsInBy} />
        {signsInBy === 'password' ? m.person.password : m.person.singleSignOn}
      </td>
      <td className={`${cell} text-muted`}>
        <Label text={m.person.lastSeen} />
        {lastSeenAt ? <RelativeTime at={lastSeenAt} /> : m.person.never}
      </td>
      {mayManage && (
        <td className={`${cell} text-right max-sm:col-span-2 max-sm:text-left max-sm:empty:hidden`}>
          <PersonSwitch person={person} />
        </td>
      )}
    </tr>
  )
}

/** The column’s name, where a card has no columns. */
function Label({ text }: { text: string }) {
  return <span className="block text-xs sm:hidden">{text}</span>
}
