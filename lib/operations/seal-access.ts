import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { once } from '@/lib/once'
import { hasUnsealed, type Mark, sealBlock } from '@/lib/store/access-blocks'
import { transaction } from '@/lib/store/database'
import { link } from '@/lib/vault/chain'

/** Kept in memory: whoever loses it makes another, and is a second late. */
const state = () => once('access mark', () => ({ mark: null as Mark | null }))

/** Seals what the access log has got since the last block, if it is this process's turn. Answers whether there is more. */
export async function sealAccess(_actor: Actor): Promise<number> {
  if (!(await hasUnsealed())) return 0
  const { mark } = state()
  const sealing = await transaction((tx) =>
    sealBlock(tx, mark, (previous, text) => link(previous, text, 'access')),
  )
  state().mark = sealing.mark
  return sealing.more ? 1 : 0
}
