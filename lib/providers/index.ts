import type { Provider } from '@/lib/core/provider'
import { asana } from '@/lib/providers/asana'
import { atlassian } from '@/lib/providers/atlassian'
import { discord } from '@/lib/providers/discord'
import { dropbox } from '@/lib/providers/dropbox'
import { github } from '@/lib/providers/github'
import { gitlab } from '@/lib/providers/gitlab'
import { google } from '@/lib/providers/google'
import { hubspot } from '@/lib/providers/hubspot'
import { linear } from '@/lib/providers/linear'
import { microsoft } from '@/lib/providers/microsoft'
import { notion } from '@/lib/providers/notion'
import { salesforce } from '@/lib/providers/salesforce'
import { slack } from '@/lib/providers/slack'
import { zoom } from '@/lib/providers/zoom'

/** The shipped catalog, in the order of the gallery. */
export const PROVIDERS: readonly Provider[] = [
  google,
  github,
  slack,
  microsoft,
  notion,
  atlassian,
  gitlab,
  linear,
  hubspot,
  salesforce,
  zoom,
  dropbox,
  asana,
  discord,
]

export function findProvider(key: string): Provider | undefined {
  return PROVIDERS.find((provider) => provider.key === key)
}
