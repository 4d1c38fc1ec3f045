import 'server-only'
import type { DiscoveryView } from '@/lib/contract/domain'
import { ERRORS, type ErrorCode, isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { messagesIn } from '@/lib/core/messages'
import { formatMessage } from '@/lib/core/messages/format'
import type { Locale } from '@/lib/core/messages/locale'
import { describeError } from '@/lib/core/sentences'
import type { DomainConfig } from '@/lib/domain-connect/config'
import {
  assertSameApi,
  canSign,
  isComplete,
  REGISTERED_WITH,
  type Registration,
  registrationOf,
} from '@/lib/operations/find-registration'

/** What is known of a domain, whether it was added or only asked about. */
interface Known {
  name: string
  zone: string
  host: string | null
  providerId: string | null
  providerName: string | null
  settings: unknown
  faultCode: string | null
  faultParams: unknown
  nameServers: readonly string[]
}

/** Who keeps a domain's DNS, which ways are open there, and why the others are not. */
export function viewDiscovery(
  known: Known,
  registrations: readonly Registration[],
  locale: Locale = 'en',
): DiscoveryView {
  const { name, zone, host, providerId, providerName, nameServers } = known
  const config = configOf(known)
  const registration = config && registrationOf(registrations, config)
  const expected = config?.nameServers ?? []
  const isSame = expected.some((server) => nameServers.includes(server))
  return {
    ...{ name, zone, host, nameServers: [...nameServers] },
    dnsProvider: providerId === null ? null : { id: providerId, name: providerName ?? providerId },
    problem: problemOf(known, locale),
    consent: way(consentFault(config, registration, locale)),
    page: way(pageFault(config, registration, locale)),
    controlPanelUrl: config?.controlPanelUrl ?? null,
    registerWith: REGISTERED_WITH,
    window: { width: config?.width ?? 750, height: config?.height ?? 750 },
    signs: registration !== null && canSign(registration),
    integration: registration && { slug: registration.integration.slug, name: registration.integration.name },
    expectedNameServers: expected.length === 0 || nameServers.length === 0 || isSame ? null : [...expected],
  }
}

/** What its DNS provider said; only what was read and checked is ever written there. */
export function configOf({ settings }: { settings: unknown }): DomainConfig | null {
  return settings as DomainConfig | null
}

/** Why consent cannot be had once and for later, in a sentence; null where it can. */
export function consentFault(
  config: DomainConfig | null,
  registration: Registration | null,
  locale: Locale,
): string | null {
  const texts = messagesIn(locale).domain.ways
  if (!config) return texts.unknown
  const provider = config.providerDisplayName ?? config.providerName
  const say = (text: string) => formatMessage(text, { provider }, locale)
  if (config.urlAsyncUx === null) return say(texts.notOffered)
  if (!registration) return say(texts.notRegistered)
  if (!registration.integration.enabled) return say(texts.switchedOff)
  if (!isComplete(registration)) return say(texts.incomplete)
  if (!registration.flows.async) return say(texts.notChosen)
  try {
    assertSameApi(config, registration)
    return null
  } catch (error) {
    if (isPatchbayError(error)) return describeError(error, locale).message
    throw error
  }
}

function pageFault(
  config: DomainConfig | null,
  registration: Registration | null,
  locale: Locale,
): string | null {
  const texts = messagesIn(locale).domain.ways
  if (!config) return texts.unknown
  const provider = config.providerDisplayName ?? config.providerName
  if (config.urlSyncUx === null) return formatMessage(texts.notOffered, { provider }, locale)
  return registration && !registration.flows.sync
    ? formatMessage(texts.notChosen, { provider }, locale)
    : null
}

function way(why: string | null) {
  return { offered: why === null, why }
}

function problemOf({ faultCode, faultParams }: Known, locale: Locale): DiscoveryView['problem'] {
  if (faultCode === null || !isErrorCode(faultCode)) return null
  const error = new PatchbayError(faultCode, { params: faultParams as Record<string, string> })
  return { code: faultCode, message: describeError(error, locale).message }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code)
}
