import 'server-only'
import type { SettingsView } from '@/lib/contract/settings'
import type { Actor } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { env, required } from '@/lib/env'
import { keyIds } from '@/lib/vault/key-ring'
import { version } from '@/package.json'

/** What this install is: version, public URL, key ids, where data lives. No secret, and no password of a URL. */
export async function readSettings(actor: Actor): Promise<SettingsView> {
  permit(actor, 'read_settings')
  const { publicUrl, embedded, dataDir, oidc, egressAllow } = env()
  const database = new URL(required('databaseUrl'))
  return {
    version,
    publicUrl,
    keyIds: keyIds(),
    database: { embedded, where: `${database.hostname}:${database.port || '5432'}${database.pathname}` },
    dataDir: embedded ? dataDir : null,
    singleSignOn: oidc && { issuer: oidc.issuer, domains: oidc.domains },
    egressAllow,
  }
}
