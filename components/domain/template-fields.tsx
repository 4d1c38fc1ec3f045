import { useId } from 'react'
import { Field } from '@/components/ui/field'
import { CheckBox, Input } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import type { TemplateView } from '@/lib/contract/domain'

/** What a template asks for: its variables, which of its parts are meant, and a name where it can be there several times. */
export function TemplateFields({ template }: { template: TemplateView }) {
  const { m, t } = useMessages()
  const texts = m.domain
  const id = useId()
  const { variables, variableDescription, groups, multiInstance } = template
  return (
    <>
      {variableDescription && <p className="text-muted text-sm">{variableDescription}</p>}
      {variables.map(({ name, groups: of }) => (
        <Field
          key={name}
          name={name}
          label={name}
          help={of.length > 0 && t(texts.ofGroups, { groups: of.join(', ') })}
        >
          {(ties) => <Input {...ties} autoComplete="off" autoCapitalize="off" spellCheck={false} />}
        </Field>
      ))}
      {groups.length > 0 && (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="font-medium text-sm">{texts.groups}</legend>
          {groups.map((group) => (
            <label key={group} htmlFor={`${id}-${group}`} className="flex gap-2 text-sm">
              <CheckBox id={`${id}-${group}`} name="groupIds" value={group} />
              {group}
            </label>
          ))}
          <p className="text-muted text-sm">{texts.groupsHelp}</p>
        </fieldset>
      )}
      {multiInstance && (
        <Field name="instanceId" label={texts.instance} help={texts.instanceHelp}>
          {(ties) => <Input {...ties} autoComplete="off" spellCheck={false} maxLength={64} />}
        </Field>
      )}
    </>
  )
}
