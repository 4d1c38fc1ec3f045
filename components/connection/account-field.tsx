import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** Whose account it is that is to be connected, where each account has a server of its own. */
export function AccountField() {
  const { m } = useMessages()
  const texts = m.grant.account
  return (
    <Field name="account" label={texts.label} help={<RichText text={texts.help} />}>
      {(ties) => (
        <Input
          {...ties}
          maxLength={2048}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
        />
      )}
    </Field>
  )
}

/** Whether it has to be asked: of an account that was connected once, it is known. */
export function mustAskAccount({ asksAccount, account }: ConnectionView): boolean {
  return asksAccount && (account?.id ?? null) === null
}
