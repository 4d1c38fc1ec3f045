'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { LogoPlate } from '@/components/catalog/organisation-mark'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { pictureAddress, replaceLogo } from '@/lib/client/logo'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { MOST_PICTURE_BYTES } from '@/lib/core/picture'

/** The organisation's logo: chosen, looked at, saved, and taken away again. */
export function LogoCard({ logo }: { logo: string | null }) {
  const { m } = useMessages()
  const texts = m.catalogSettings
  const { refresh } = useRouter()
  const [chosen, setChosen] = useState<string | null>(null)
  const { submit, pending, error, setError } = useAction(replaceLogo, (kept) => {
    say(kept ? texts.logoSaved : texts.logoRemoved)
    refresh()
  })
  const refuse = (message: string) =>
    setError({ code: 'not_a_picture', message, requestId: '', fields: { logo: message } })
  const look = async (file: File | undefined) => {
    setChosen(null)
    setError(null)
    if (!file) return
    if (file.size > MOST_PICTURE_BYTES) return refuse(texts.logoLarge)
    const address = await pictureAddress(file)
    if (address === null) refuse(texts.logoBroken)
    setChosen(address)
  }
  const save = (data: FormData) => {
    const file = data.get('logo')
    if (!(file instanceof File) || file.size === 0) refuse(texts.logoBlank)
    else if (chosen !== null) submit(file)
  }
  const shown = chosen ?? logo
  return (
    <Card level={3} title={texts.logo} lead={texts.logoLead}>
      <Form label={texts.logo} error={error} onSubmit={save}>
        <Field name="logo" label={texts.logoLabel} help={texts.logoHelp}>
          {(ties) => (
            <input
              {...ties}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              onChange={(event) => void look(event.target.files?.[0])}
              className="max-w-full text-sm file:mr-3 file:h-9 file:rounded-md file:border file:border-line-strong file:border-solid file:bg-surface file:px-3 file:font-medium file:text-ink hover:file:bg-sunken"
            />
          )}
        </Field>
        {shown && (
          <span className="flex">
            <LogoPlate src={shown} alt={texts.logoShown} />
          </span>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" pending={pending}>
            {pending ? texts.saving : texts.save}
          </Button>
          {logo !== null && (
            <Button look="quiet" disabled={pending} onClick={() => submit(null)}>
              {texts.logoRemove}
            </Button>
          )}
        </div>
      </Form>
    </Card>
  )
}
