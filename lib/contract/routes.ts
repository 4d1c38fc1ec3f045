import type { Route } from '@/lib/contract/route'
import { CONNECTION_ROUTES } from '@/lib/contract/routes-connections'
import { DOMAIN_ROUTES } from '@/lib/contract/routes-domains'
import { INTEGRATION_ROUTES } from '@/lib/contract/routes-integrations'
import { PLATFORM_ROUTES } from '@/lib/contract/routes-platform'
import { PLATFORM_USER_ROUTES } from '@/lib/contract/routes-platform-user'
import { PROXY_ROUTES } from '@/lib/contract/routes-proxy'

/** Every route of the API: what the contract is made of, the pages that show it, and the tests that hold it. */
export const ROUTES: readonly Route[] = [
  ...INTEGRATION_ROUTES,
  ...CONNECTION_ROUTES,
  ...PROXY_ROUTES,
  ...DOMAIN_ROUTES,
  ...PLATFORM_ROUTES,
  ...PLATFORM_USER_ROUTES,
]
