import {
  type AtprotoDid,
  DidResolverCommon,
  extractAtprotoData,
  isAtprotoDid,
} from '@atproto/oauth-client-node'
import { invalidHandle, isHandle } from '@/lib/atproto/account'
import { type HandleDoors, resolveHandle } from '@/lib/atproto/handle'
import { ProviderFailure } from '@/lib/core/failure'

export interface IdentityDoors extends HandleDoors {
  /** Where `did:plc` documents are. */
  plcDirectory: string
}

/** Shown in the place of a handle that its account's owner no longer has, or that leads elsewhere. */
export const INVALID_HANDLE = 'handle.invalid'

type DidDocument = Awaited<ReturnType<DidResolverCommon['resolve']>>

/** Who an account is, by documents that its owner controls. Nothing of it is remembered from one call to the next. */
export interface AtprotoIdentity {
  did: AtprotoDid
  didDoc: DidDocument
  /** Confirmed both ways, or `handle.invalid`. */
  handle: string
}

/**
 * Resolves a handle or a DID. The document must be the DID's own, hold a signing key and name a PDS; a handle must lead
 * to the DID and be claimed by its document. Throws `ProviderFailure`: `invalid_handle`, or
 * `authorization_server_metadata_failed` for a document that names no server to ask.
 */
export async function resolveIdentity(doors: IdentityDoors, input: string): Promise<AtprotoIdentity> {
  if (!isAtprotoDid(input)) return resolveFromHandle(doors, input)
  const didDoc = await readDocument(doors, input, input)
  const claimed = claimedHandle(didDoc)
  const confirmed = claimed !== null && (await resolveHandle(doors, claimed).catch(() => null)) === input
  return { did: input, didDoc, handle: confirmed ? claimed : INVALID_HANDLE }
}

async function resolveFromHandle(doors: IdentityDoors, handle: string): Promise<AtprotoIdentity> {
  const did = isHandle(handle) ? await resolveHandle(doors, handle) : null
  if (did === null) throw invalidHandle(handle, new Error('It leads to no account.'))
  const didDoc = await readDocument(doors, did, handle)
  if (claimedHandle(didDoc) !== handle)
    throw invalidHandle(handle, new Error('The account it leads to does not claim it.'))
  return { did, didDoc, handle }
}

async function readDocument(doors: IdentityDoors, did: AtprotoDid, asked: string): Promise<DidDocument> {
  // Egress decides what http may reach; the library would let it reach everything or nothing.
  const resolver = new DidResolverCommon({
    fetch: doors.fetch,
    plcDirectoryUrl: doors.plcDirectory,
    allowHttp: true,
  })
  const document = await resolver.resolve(did).catch((cause) => {
    throw invalidHandle(asked, cause)
  })
  const { key, pds } = extractAtprotoData(document)
  if (!key || key.controller !== did) throw unusable(did, 'no signing key of its own')
  if (!pds || !isOrigin(pds.serviceEndpoint)) throw unusable(did, 'no server for its data')
  return document
}

/** The first `at://` name counts (https://atproto.com/specs/did). */
function claimedHandle({ alsoKnownAs }: DidDocument): string | null {
  const first = alsoKnownAs?.find((name) => name.startsWith('at://'))
  const handle = first?.slice('at://'.length).toLowerCase() ?? ''
  return isHandle(handle) ? handle : null
}

/** A PDS is named by scheme, host and port alone. */
function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
}

function unusable(did: string, what: string): ProviderFailure {
  return new ProviderFailure('authorization_server_metadata_failed', {
    params: { target: did },
    cause: new Error(`The document of ${did} holds ${what}.`),
  })
}
