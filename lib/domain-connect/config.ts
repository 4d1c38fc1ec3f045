/** What a domain's DNS provider says of itself, and what was asked of it (Domain Connect, "DNS Provider Discovery"). */
export interface DomainConfig {
  zone: string
  /** Null at the apex. */
  host: string | null
  providerId: string
  providerName: string
  providerDisplayName: string | null
  /** Base addresses without a slash at the end; null where the flow is not offered. */
  urlSyncUx: string | null
  urlAsyncUx: string | null
  urlApi: string
  /** Where a person edits this zone, its name filled in. */
  controlPanelUrl: string | null
  /** The name servers that the provider would have; others in DNS mean that the record is out of date. */
  nameServers: readonly string[]
  /** Of the synchronous pop-up, in CSS pixels. */
  width: number
  height: number
  /** The whole document as it came. */
  raw: Readonly<Record<string, unknown>>
}

/** Whether a person can apply a template by following a link. */
export function offersSync(config: DomainConfig): boolean {
  return config.urlSyncUx !== null
}

/** Whether consent can be had once, and templates be applied later without the person. */
export function offersAsync(config: DomainConfig): boolean {
  return config.urlAsyncUx !== null
}
