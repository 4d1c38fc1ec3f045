import { DEFAULT_NAME, isConnectionName } from '@/lib/core/connection-key'
import { isObject } from '@/lib/core/stored-tokens'

/** What a settings key of PhoenixKit's names. */
export interface PhoenixkitKey {
  provider: string
  name: string
  /** Of the time before connections had names. */
  isOld: boolean
}

/** Reads `integration:google:personal`, split at the first colon behind the provider; null for any other setting. */
export function readPhoenixkitKey(key: string): PhoenixkitKey | null {
  const match = /^integration:([^:]+)(?::(.*))?$/s.exec(key)
  if (!match?.[1]) return null
  return { provider: match[1], name: match[2] ?? DEFAULT_NAME, isOld: match[2] === undefined }
}

/** A connection's name as it can be here: what is no letter or digit becomes a dash. Null where nothing is left. */
export function nameFrom(name: string): string | null {
  const made = name
    .normalize('NFKD')
    .replace(/[^a-zA-Z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 64)
  return isConnectionName(made) ? made : null
}

/** A row's value: an object, or the text of one; null for anything else. */
export function membersIn(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'string') return isObject(value) ? value : null
  try {
    const parsed: unknown = JSON.parse(value)
    return isObject(parsed) ? parsed : null
  } catch {
    return null
  }
}

/** The forerunner's one setting, taken apart: what is the connection's, and the folders. */
export function splitForerunner(members: Readonly<Record<string, unknown>>): {
  connection: Record<string, unknown>
  folders: Record<string, unknown>
} {
  const entries = Object.entries(members)
  const isFolder = ([name]: [string, unknown]) => /^folder_|_folder_id$/.test(name)
  const { connected_email: email, ...connection } = Object.fromEntries(
    entries.filter((entry) => !isFolder(entry)),
  )
  return {
    connection: {
      ...connection,
      ...(email ? { external_account_id: email, metadata: { connected_email: email } } : {}),
    },
    folders: Object.fromEntries(entries.filter(isFolder)),
  }
}
