import { expect, it } from 'vitest'
import { grantedOf } from '@/lib/core/credential'
import { beginSubjectConnect } from '@/lib/operations/begin-subject-connect'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { providerOf } from '@/lib/operations/find-provider'
import { openCredential } from '@/lib/operations/open-credential'
import { viewPlatformConnection } from '@/lib/operations/view-platform'
import { findCustomerConnection } from '@/lib/store/subject-connections'
import { consent } from '../support/consent'
import { catalogHouse, REDIRECT_URI } from './catalog-house'

const house = catalogHouse()

it('a token that is bound to our key is handed to no back end, and any other is', async () => {
  const { subject, browser } = await house.guest()
  const { url, connectionId } = await beginSubjectConnect(subject, { slug: 'local', browser })
  const callback = await consent(url ?? '', REDIRECT_URI)
  await completeAuthorization(subject, { query: callback.searchParams, path: callback.pathname, browser })
  const row = await findCustomerConnection(connectionId)
  const credential = row && grantedOf(openCredential(row))
  if (!row || !credential) throw new Error('nothing was connected')
  const provider = await providerOf(row.integration)
  const look = { now: new Date(), locale: 'en' as const }
  const tokenOf = (tokenType: string) =>
    viewPlatformConnection(row, provider, look, { credential: { ...credential, tokenType }, refused: null })
      .authorization
  expect(tokenOf('Bearer')).toMatchObject({ status: 'active', access_token: credential.accessToken })
  expect(tokenOf('DPoP')).toMatchObject({ status: 'active', access_token: null, credential: null })
})
