'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import {
  changeOfRequests,
  type RequestSettings,
  requestSettingsSchema,
} from '@/lib/contract/request-settings'
import { updateIntegration } from '@/lib/operations/update-integration'
import { action } from '@/lib/web/action'

const settingsInput = requestSettingsSchema.extend({ integration: z.string().max(200) })

export async function saveRequestSettingsAction(input: RequestSettings & { integration: string }) {
  return action((actor) => {
    const { integration, ...settings } = parseInput(settingsInput, input)
    return updateIntegration(actor, integration, changeOfRequests(settings))
  })
}
