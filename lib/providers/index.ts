import type { Provider } from '@/lib/core/provider'
import { github } from '@/lib/providers/github'
import { google } from '@/lib/providers/google'
import { microsoft } from '@/lib/providers/microsoft'
import { slack } from '@/lib/providers/slack'

/** The shipped catalog, in the order of the gallery. */
export const PROVIDERS: readonly Provider[] = [google, github, slack, microsoft]

export function findProvider(key: string): Provider | undefined {
  return PROVIDERS.find((provider) => provider.key === key)
}
