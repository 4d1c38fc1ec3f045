'use client'

import { UserPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { inviteAction } from '@/app/(console)/people-actions'
import { Button } from '@/components/ui/button'
import { Copyable } from '@/components/ui/copyable'
import { ExactTime } from '@/components/ui/exact-time'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { Modal, ModalClose } from '@/components/ui/modal'
import { RadioCard } from '@/components/ui/radio-card'
import { RichText } from '@/components/ui/rich-text'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { NewInvite } from '@/lib/contract/person'
import { ROLES } from '@/lib/core/roles'

interface Made {
  email: string
  link: string
  expiresAt: string
}

async function invite(input: NewInvite) {
  const made = await inviteAction(input)
  return made.ok ? ({ ok: true, value: { ...made.value, email: input.email.trim() } } as const) : made
}

/** Asks whom to invite as what, and hands out the link, once. */
export function InviteDialog() {
  const { m, t } = useMessages()
  const { refresh } = useRouter()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const { submit, pending, error, setError } = useAction(invite, setMade)
  const turn = (next: boolean) => {
    setOpen(next)
    setError(null)
    if (!next && made) refresh()
    if (next) setMade(null)
  }
  return (
    <Modal
      open={open}
      onOpenChange={turn}
      trigger={
        <Button look="primary">
          <UserPlus aria-hidden />
          {m.person.invite}
        </Button>
      }
      title={made ? t(m.person.linkReady, { email: made.email }) : m.person.inviteTitle}
      lead={
        made ? (
          <RichText text={m.person.linkOnce} values={{ time: <ExactTime at={made.expiresAt} /> }} />
        ) : (
          m.person.inviteLead
        )
      }
    >
      {made ? (
        <div className="flex flex-col gap-4">
          <Copyable text={made.link} label={m.person.linkCopy} />
          <div className="flex justify-end">
            <ModalClose>
              <Button look="primary">{m.person.done}</Button>
            </ModalClose>
          </div>
        </div>
      ) : (
        <Form
          label={m.person.inviteTitle}
          error={error}
          onSubmit={(data) =>
            submit({
              email: textOf(data, 'email'),
              role: ROLES.find((role) => role === textOf(data, 'role')) ?? 'member',
            })
          }
        >
          <Field name="email" label={m.person.email}>
            {(ties) => <Input {...ties} type="email" autoComplete="off" autoCapitalize="off" />}
          </Field>
          <RoleQuestion />
          <div className="flex flex-wrap justify-end gap-2">
            <ModalClose>
              <Button>{m.ui.cancel}</Button>
            </ModalClose>
            <Button type="submit" look="primary" pending={pending}>
              {pending ? m.person.makingLink : m.person.makeLink}
            </Button>
          </div>
        </Form>
      )}
    </Modal>
  )
}

/** Each role with what it may do. */
function RoleQuestion() {
  const { m } = useMessages()
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">{m.person.role}</legend>
      {ROLES.map((role) => (
        <RadioCard
          key={role}
          name="role"
          value={role}
          defaultChecked={role === 'member'}
          label={m.person.roles[role]}
          text={m.person.may[role]}
        />
      ))}
    </fieldset>
  )
}
