import { CatalogMessage } from '@/components/catalog/catalog-message'
import { Button, LinkButton } from '@/components/ui/button'
import type { ConnectLinkState } from '@/lib/contract/catalog'
import type { Organisation } from '@/lib/contract/settings'
import type { Messages } from '@/lib/core/messages'
import { formatMessage } from '@/lib/core/messages/format'
import type { Locale } from '@/lib/core/messages/locale'

interface EntryPageProps {
  link: ConnectLinkState
  secret: string
  /** Whether this browser is in the catalog already, as whom the link is for. */
  isIn: boolean
  organisation: Organisation
  /** Where customers sign in to the organisation's app; null: not said. */
  way: string | null
  texts: Messages['catalog']
  locale: Locale
}

/** For whom a link to the catalog is, and the button that goes in; of one that is over, why, and what to do. */
export function EntryPage({ link, secret, isIn, organisation, way, texts, locale }: EntryPageProps) {
  const { enter, out } = texts
  const name = link.type === 'open' ? link.name : ''
  const say = (text: string) => formatMessage(text, { organisation: organisation.name, name }, locale)
  if (link.type === 'open')
    return (
      <CatalogMessage organisation={organisation} title={say(enter.title)}>
        <p className="text-muted [overflow-wrap:anywhere]">{say(enter.text)}</p>
        {/* Without a script too; in the address, because nothing else has to be read. */}
        <form
          method="post"
          action={`/connectors/go/begin?${new URLSearchParams({ session: secret })}`}
          className="my-5"
        >
          <Button type="submit" look="primary">
            <span className="min-w-0 [overflow-wrap:anywhere]">{say(enter.button)}</span>
          </Button>
        </form>
        <p className="text-muted text-sm">{say(enter.notYou)}</p>
      </CatalogMessage>
    )
  const isUsedHere = link.type === 'used' && isIn
  return (
    <CatalogMessage organisation={organisation} title={say(enter[link.type])}>
      <p className="text-muted">{say(isUsedHere ? enter.usedByYou : enter[`${link.type}Text`])}</p>
      <div className="mt-5 flex flex-wrap gap-2 empty:hidden">
        {isIn && (
          <LinkButton href="/connectors" look="primary">
            {enter.list}
          </LinkButton>
        )}
        {!isIn && way && (
          <LinkButton href={way} look="primary">
            {say(out.go)}
          </LinkButton>
        )}
      </div>
    </CatalogMessage>
  )
}
