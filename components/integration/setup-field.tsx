'use client'

import { OpenInput } from '@/components/integration/open-input'
import { SecretField } from '@/components/integration/secret-field'
import { Field } from '@/components/ui/field'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { FieldView } from '@/lib/contract/provider'
import type { SetupFieldValue } from '@/lib/contract/setup'

interface SetupFieldProps {
  field: FieldView
  stored: SetupFieldValue | undefined
  /** Whether its spaces are to be asked about. */
  spaces: boolean
  /** Whether a saved secret is to be replaced. */
  replacing: boolean
}

/** One input of the set-up, as the provider's data describes it. */
export function SetupField({ field, stored, spaces, replacing }: SetupFieldProps) {
  const { m, t } = useMessages()
  if (field.secret)
    return <SecretField field={field} saved={stored?.saved ?? null} spaces={spaces} replacing={replacing} />
  const help = field.help ?? (field.default ? t(m.integration.setup.ifBlank, { value: field.default }) : null)
  return (
    <Field
      name={field.key}
      label={field.label}
      // A list always has something chosen.
      required={field.required && (field.default === null || field.type === 'select')}
      help={help && <RichText text={help} />}
    >
      {(ties) => <OpenInput field={field} value={stored?.value ?? null} ties={ties} />}
    </Field>
  )
}
