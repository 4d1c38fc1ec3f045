import { OpenInput } from '@/components/integration/open-input'
import { SecretInput, SpacesQuestion } from '@/components/integration/secret-input'
import { Field } from '@/components/ui/field'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { FieldView } from '@/lib/contract/provider'

interface ConnectFieldProps {
  field: FieldView
  /** Whether its spaces are to be asked about. */
  spaces: boolean
}

/** One input of what a customer is asked. Nothing of theirs is shown again: it is asked for anew each time. */
export function ConnectField({ field, spaces }: ConnectFieldProps) {
  const { m, t } = useMessages()
  const { key, label, secret, required, type, default: initial } = field
  const help = field.help ?? (initial ? t(m.integration.setup.ifBlank, { value: initial }) : null)
  return (
    <Field
      name={key}
      label={label}
      // A list always has something chosen.
      required={required && (initial === null || type === 'select')}
      help={help && <RichText text={help} />}
      after={spaces && <SpacesQuestion />}
    >
      {(ties) =>
        secret ? (
          <SecretInput field={field} ties={ties} />
        ) : (
          <OpenInput field={field} value={null} ties={ties} />
        )
      }
    </Field>
  )
}
