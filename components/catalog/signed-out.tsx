import { LogIn } from 'lucide-react'
import { LinkButton } from '@/components/ui/button'
import { fill } from '@/lib/core/errors'
import type { Messages } from '@/lib/core/messages'

interface SignedOutProps {
  organisation: string
  /** Where customers sign in to the organisation's app; null: not said. */
  way: string | null
  texts: Messages['catalog']['out']
}

/** Why nobody's connections are shown, and how to get to one's own. */
export function SignedOut({ organisation, way, texts }: SignedOutProps) {
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
    </div>
  )
}
