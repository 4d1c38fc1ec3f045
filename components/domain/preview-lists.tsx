import { DnsLines } from '@/components/domain/dns-lines'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/lib/client/use-messages'
import type { PreviewView } from '@/lib/contract/domain'

/** What a domain would get, lose and keep. */
export function PreviewLists({ preview: { gets, loses, has, warnings } }: { preview: PreviewView }) {
  const { m } = useMessages()
  const texts = m.domain
  return (
    <div className="flex flex-col gap-4" aria-live="polite">
      <div className="grid gap-4 md:grid-cols-2">
        <Side title={texts.gets} empty={gets.length === 0 ? texts.getsNothing : null}>
          <DnsLines label={texts.gets} lines={gets} />
        </Side>
        <Side title={texts.loses} empty={loses.length === 0 ? texts.losesNothing : null}>
          <DnsLines
            label={texts.loses}
            lines={loses}
            beside={(index) => {
              const reason = loses[index]?.reason
              return reason && <span className="text-muted text-xs">{texts.reasons[reason]}</span>
            }}
          />
        </Side>
      </div>
      {has.length > 0 && (
        <Side title={texts.has} empty={null}>
          <DnsLines label={texts.has} lines={has} />
        </Side>
      )}
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn" title={warning} />
      ))}
      <p className="text-muted text-sm">{texts.seenOnly}</p>
    </div>
  )
}

function Side({
  title,
  empty,
  children,
}: {
  title: string
  empty: string | null
  children: React.ReactNode
}) {
  return (
    <section aria-label={title} className="rounded-md border border-line px-4 py-3">
      <h3 className="font-medium text-sm">{title}</h3>
      {empty === null ? children : <p className="mt-1 text-muted text-sm">{empty}</p>}
    </section>
  )
}
