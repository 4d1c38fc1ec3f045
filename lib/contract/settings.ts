/** What `/settings` shows of this install. */
export interface SettingsView {
  version: string
  publicUrl: string
  /** The first seals, all open. */
  keyIds: string[]
  database: { embedded: boolean; where: string }
  dataDir: string | null
  singleSignOn: { issuer: string; domains: string[] } | null
  egressAllow: string[]
}

/** What the catalog and the user API go by, and how the organisation looks to its customers. */
export interface CatalogSettings {
  /** Exact origins of web pages that may use the user API, and be returned to. */
  allowedOrigins: string[]
  /** Whether a user token may read access tokens; never with groups. */
  browserTokens: boolean
  /** Where a customer without a session is sent to sign in. */
  loginRedirectUrl: string | null
  /** `#rrggbb`; null: ours. */
  brandColour: string | null
}

/** The organisation as its customers see it. */
export interface Organisation {
  name: string
  /** Its logo’s path on our origin; null: its first letter stands for it. */
  logo: string | null
}

/** The signed-in person, as the frame of every page shows them. */
export interface ViewerView {
  id: string
  name: string
  email: string
  role: 'admin' | 'member' | 'viewer'
}
