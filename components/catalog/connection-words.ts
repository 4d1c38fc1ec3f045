import type { CatalogConnection, CatalogConnector } from '@/lib/contract/catalog'
import type { Messages } from '@/lib/core/messages'

/** What a connection is called: by its account, else by its name. */
export function connectionLabel(
  { account, name }: CatalogConnection,
  { connections }: Messages['catalog'],
): string {
  if (account !== null) return account
  return name === 'default' ? connections.unnamed : name
}

/** How it stands, in a sentence that is yet to be filled with names. */
export function statusSentence(
  { status }: CatalogConnection,
  { authType }: Pick<CatalogConnector, 'authType'>,
  { status: sentences }: Messages['catalog'],
): string {
  return status === 'needs_reauth' && authType !== 'oauth2' ? sentences.key : sentences[status]
}
