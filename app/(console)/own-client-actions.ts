'use server'

import { checkOwnClient } from '@/lib/operations/check-own-client'
import { action } from '@/lib/web/action'

export async function checkOwnClientAction() {
  return action((actor) => checkOwnClient(actor))
}
