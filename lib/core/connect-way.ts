import type { Provider } from '@/lib/core/provider'

/**
 * How a connection is made: by consent in the browser, by the application itself, by a code that a person enters
 * elsewhere, by what is typed into its form, or with the domain that the consent is for.
 */
export const CONNECT_WAYS = ['redirect', 'client', 'device', 'form', 'domain'] as const

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
    case 'domain_consent':
      return ['domain']
    case 'authorization_code':
      return oauth2.deviceAuthorizationUrl ? ['redirect', 'device'] : ['redirect']
    default:
      return oauth2.grant satisfies never
  }
}

/** Whether a person can connect an account of their own in any of these ways. */
export function isForPeople(ways: readonly ConnectWay[]): boolean {
  return ways.some((way) => way === 'redirect' || way === 'device' || way === 'form')
}
