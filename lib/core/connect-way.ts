import type { Provider } from '@/lib/core/provider'

/**
 * How a connection is made: by consent in the browser, by the application itself, by a code that a person enters
 * elsewhere, or by what is typed into its form.
 */
export const CONNECT_WAYS = ['redirect', 'client', 'device', 'form'] as const

export type ConnectWay = (typeof CONNECT_WAYS)[number]

/** The ways that a provider offers, the usual one first. */
export function waysToConnect({ oauth2 }: Pick<Provider, 'oauth2'>): readonly ConnectWay[] {
  if (!oauth2) return ['form']
  switch (oauth2.grant) {
    case 'client_credentials':
      return ['client']
    case 'device_code':
      return ['device']
    case 'account_server':
      return ['redirect']
    case 'authorization_code':
      return oauth2.deviceAuthorizationUrl ? ['redirect', 'device'] : ['redirect']
    default:
      return oauth2.grant satisfies never
  }
}
