import { LogIn } from 'lucide-react'
import { ProviderMark } from '@/components/provider/provider-mark'
import { LinkButton } from '@/components/ui/button'
import { fill } from '@/lib/core/errors'
import type { Messages } from '@/lib/core/messages'

interface SignedOutProps {
  organisation: string
  /** Where customers sign in to the organisation's app; null: not said. */
  way: string | null
  /** What is on offer, as anybody may see it. */
  offered: readonly { slug: string; name: string; mark_url: string | null }[]
  texts: Messages['catalog']['out']
}

/** Why nobody's connections are shown, and how to get to one's own. */
export function SignedOut({ organisation, way, offered, texts }: SignedOutProps) {
  const say = (text: string) => fill(text, { organisation })
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-2 py-10">
      <span className="mb-2 inline-flex size-12 items-center justify-center rounded-xl bg-accent-soft text-accent">
        <LogIn aria-hidden className="size-6" />
      </span>
      <h1 className="font-semibold text-xl tracking-tight">{say(texts.title)}</h1>
      <p className="text-muted">{say(texts.text)}</p>
      {way && (
        <div className="mt-4">
          <LinkButton href={way} look="primary">
            {say(texts.go)}
          </LinkButton>
        </div>
      )}
      {offered.length > 0 && (
        <>
          <h2 className="mt-8 font-semibold">{say(texts.list)}</h2>
          <ul className="mt-1 flex flex-wrap gap-2">
            {offered.map(({ slug, name, mark_url }) => (
              <li
                key={slug}
                className="inline-flex items-center gap-2 rounded-lg border border-line bg-surface py-1.5 pr-3 pl-1.5"
              >
                <ProviderMark name={name} mark={mark_url} />
                <span className="[overflow-wrap:anywhere]">{name}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
