'use client'

import { SecretField } from '@/components/integration/secret-field'
import { Field, type InputTies } from '@/components/ui/field'
import { Input, Select, TextArea } from '@/components/ui/input'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'
import type { FieldView } from '@/lib/contract/provider'

interface SetupFieldProps {
  field: FieldView
  stored: IntegrationView['setup'][number] | undefined
  /** Whether its spaces are to be asked about. */
  spaces: boolean
}

/** One input of the set-up, as the provider's data describes it. */
export function SetupField({ field, stored, spaces }: SetupFieldProps) {
  const { m, t } = useMessages()
  if (field.secret) return <SecretField field={field} saved={stored?.saved ?? null} spaces={spaces} />
  const help =
    field.help ?? (field.default === null ? null : t(m.integration.setup.ifBlank, { value: field.default }))
  return (
    <Field
      name={field.key}
      label={field.label}
      required={field.required && field.default === null}
      help={help && <RichText text={help} />}
    >
      {(ties) => <OpenInput field={field} value={stored?.value ?? null} ties={ties} />}
    </Field>
  )
}

function OpenInput({ field, value, ties }: { field: FieldView; value: string | null; ties: InputTies }) {
  const { m } = useMessages()
  const shared = {
    ...ties,
    autoComplete: 'off',
    placeholder: field.placeholder ?? field.default ?? undefined,
  }
  switch (field.type) {
    case 'select':
      return (
        <Select {...ties} defaultValue={value ?? field.default ?? ''}>
          {field.default === null && <option value="">{m.integration.setup.choose}</option>}
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )
    case 'textarea':
      return <TextArea {...shared} defaultValue={value ?? ''} spellCheck={false} />
    case 'number':
      return <Input {...shared} inputMode="numeric" defaultValue={value ?? ''} />
    default:
      return <Input {...shared} defaultValue={value ?? ''} spellCheck={false} autoCapitalize="off" />
  }
}
