import 'server-only'
import { headers } from 'next/headers'

/** The nonce of the page's content security policy, as proxy.ts gave it; undefined where there is none. */
export async function readNonce(): Promise<string | undefined> {
  return /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1]
}
