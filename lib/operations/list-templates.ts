import 'server-only'
import type { TemplateView } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { listTemplateKeys } from '@/lib/operations/list-template-keys'
import { viewTemplate } from '@/lib/operations/view-template'
import * as store from '@/lib/store/domain-templates'

/** Every registered template. */
export async function listTemplates(actor: Actor): Promise<TemplateView[]> {
  permit(actor, 'read_domains', NO_INTEGRATION)
  const [rows, keys] = await Promise.all([store.listTemplates(), listTemplateKeys()])
  return rows.map(({ _count, ...row }) => viewTemplate(row, _count.applications, keys))
}
