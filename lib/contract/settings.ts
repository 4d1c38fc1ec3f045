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

/** The signed-in person, as the frame of every page shows them. */
export interface ViewerView {
  name: string
  email: string
  role: 'admin' | 'member' | 'viewer'
}
