import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

interface UrlFieldProps {
  name: string
  label: string
  required?: boolean
  help?: string | null
  initial?: string | null | undefined
  placeholder?: string
}

/** An address of the provider's. */
export function UrlField({
  name,
  label,
  required = true,
  help,
  initial,
  placeholder = 'https://',
}: UrlFieldProps) {
  return (
    <Field name={name} label={label} required={required} help={help}>
      {(ties) => (
        <Input
          {...ties}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          defaultValue={initial ?? ''}
          placeholder={placeholder}
        />
      )}
    </Field>
  )
}
