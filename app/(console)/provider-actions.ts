'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import { listPublicEndpoints } from '@/lib/operations/list-public-endpoints'
import { action } from '@/lib/web/action'

const query = z.string().max(100)

export async function findPublicEndpointsAction(q: string) {
  return action(async (actor) => listPublicEndpoints(actor, parseInput(query, q)))
}
