import type { RouteGroup } from '@/lib/contract/route'
import type { OperationId } from '@/lib/core/messages/en/operations'

/** What `/docs` shows of the API. */
export interface DocsView {
  publicUrl: string
  groups: { group: RouteGroup; routes: DocRoute[] }[]
}

export interface DocRoute {
  id: OperationId
  method: string
  /** With `{name}` for what is filled in. */
  path: string
  summary: string
  /** Null: no key is let in. */
  scopes: readonly string[] | null
  session: boolean
  /** Asked by HTTP Basic, from a server alone. */
  basic: boolean
  parameters: DocParameter[]
  /** The body's shape, and one to begin with. */
  body: { shape: string; sample: string } | null
  answers: { status: number; shape: string }[]
  errors: { status: number; codes: string[] }[]
}

export interface DocParameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  type: string
}
