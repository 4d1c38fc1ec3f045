import { DnsLines } from '@/components/domain/dns-lines'
import { CopyButton } from '@/components/ui/copy-button'
import { useMessages } from '@/lib/client/use-messages'
import type { TemplateView } from '@/lib/contract/domain'

/** What a template holds, as it was written: its records, what it asks for, its parts. */
export function TemplateDetails({ template }: { template: TemplateView }) {
  const { m, t } = useMessages()
  const texts = m.domain
  const { lines, variables, groups, hostRequired, signed, variableDescription } = template
  const said = [
    variables.length > 0 && t(texts.templateAsks, { names: variables.map(({ name }) => name).join(', ') }),
    groups.length > 0 && t(texts.templateParts, { names: groups.join(', ') }),
    hostRequired && texts.templateBelow,
    signed && texts.templateSigned,
    variableDescription,
  ]
  return (
    <details className="mt-1 text-sm">
      <summary className="cursor-pointer text-muted">{texts.templateDetails}</summary>
      <p className="mt-1 text-muted">{said.filter(Boolean).join(' ')}</p>
      <DnsLines
        label={texts.templateDetails}
        lines={lines}
        beside={(index) => {
          const group = lines[index]?.group
          return group && <span className="text-muted text-xs">{t(texts.templatePart, { name: group })}</span>
        }}
      />
      {signed && <KeyRecords records={template.keyRecords} />}
    </details>
  )
}

/** What whoever verifies its signatures reads from DNS. */
function KeyRecords({ records }: { records: TemplateView['keyRecords'] }) {
  const { m, t } = useMessages()
  const texts = m.domain
  if (records.length === 0) return <p className="mt-2 text-muted">{texts.noKeyRecords}</p>
  return records.map(({ name, values }) => (
    <section key={values.join()} className="mt-2 flex flex-col gap-2">
      <p className="text-muted">{t(texts.keyRecords, { count: values.length, name })}</p>
      <ul className="flex flex-col gap-2">
        {values.map((value) => (
          <li key={value} className="flex items-start gap-2">
            <code className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{value}</code>
            <CopyButton text={value} label={t(texts.copyKey, { name })} />
          </li>
        ))}
      </ul>
    </section>
  ))
}
