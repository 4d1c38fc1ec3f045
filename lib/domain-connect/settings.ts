import { z } from 'zod'
import { PatchbayError } from '@/lib/core/errors'
import { hasUnprintable } from '@/lib/core/text'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { checkAuthority } from '@/lib/domain-connect/host-guard'
import type { ZoneAndHost } from '@/lib/domain-connect/zone'
import { type Answer, jsonObject } from '@/lib/oauth/answer'

const longestDocument = 65_536

const line = z
  .string()
  .min(1)
  .max(255)
  .refine((text) => !hasUnprintable(text))
const address = z.string().max(2000)
/** Some send an empty text or null for what they do not have. */
const absent = z.union([z.literal(''), z.null()]).transform(() => undefined)
const pixels = z.coerce.number().int().min(100).max(4000).catch(750)

const schema = z.object({
  providerId: line,
  providerName: line,
  providerDisplayName: absent.or(line).optional(),
  urlSyncUX: absent.or(address).optional(),
  urlAsyncUX: absent.or(address).optional(),
  urlAPI: address,
  urlControlPanel: absent.or(address).optional().catch(undefined),
  nameServers: z.array(z.string().min(1).max(254)).max(50).catch([]),
  width: pixels,
  height: pixels,
})

/**
 * Reads a provider's settings document. What a person sees or we send to must be right; of the rest, what is wrong
 * counts as not said. Throws `invalid_settings`, and `unsafe_host` for an address that may not be asked.
 */
export function readSettings(answer: Answer, at: ZoneAndHost, allow: readonly string[]): DomainConfig {
  const { zone } = at
  if (answer.text !== null && answer.text.length > longestDocument) throw invalid(zone, 'it is too long')
  const raw = jsonObject(answer)
  if (raw === null) throw invalid(zone, 'it is not a JSON object')
  const parsed = schema.safeParse(raw)
  if (!parsed.success)
    throw invalid(zone, `its ${String(parsed.error.issues[0]?.path[0])} is missing or wrong`)
  const said = parsed.data
  const base = (name: 'urlSyncUX' | 'urlAsyncUX' | 'urlAPI') => baseUrl(said[name] ?? '', name, zone, allow)
  return {
    ...at,
    providerId: said.providerId,
    providerName: said.providerName,
    providerDisplayName: said.providerDisplayName ?? null,
    urlSyncUx: said.urlSyncUX === undefined ? null : base('urlSyncUX'),
    urlAsyncUx: said.urlAsyncUX === undefined ? null : base('urlAsyncUX'),
    urlApi: base('urlAPI'),
    controlPanelUrl: controlPanel(said.urlControlPanel, zone),
    nameServers: said.nameServers.map((name) => name.toLowerCase().replace(/\.$/, '')),
    width: said.width,
    height: said.height,
    raw,
  }
}

/** https, an authority and perhaps a path: paths are put behind it, so that nothing may come after. */
function baseUrl(text: string, name: string, zone: string, allow: readonly string[]): string {
  const url = parse(text)
  if (url === null || /[?#]/.test(text)) throw invalid(zone, `its ${name} is not a plain https address`)
  checkAuthority(url.host, allow)
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

/** A link for people, never fetched. */
function controlPanel(text: string | undefined, zone: string): string | null {
  return parse((text ?? '').replaceAll('%domain%', encodeURIComponent(zone)))?.href ?? null
}

function parse(text: string): URL | null {
  // Parsers differ in what they make of these.
  if (/[\s\\\p{Cc}]/u.test(text) || !/^https:\/\/[^/]/i.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  return url.username === '' && url.password === '' ? url : null
}

function invalid(zone: string, what: string): PatchbayError {
  return new PatchbayError('invalid_settings', { params: { domain: zone, what } })
}
