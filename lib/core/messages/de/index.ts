import { errors } from '@/lib/core/messages/de/errors'
import { failures } from '@/lib/core/messages/de/failures'
import { faults } from '@/lib/core/messages/de/faults'
import { status } from '@/lib/core/messages/de/status'
import type { en } from '@/lib/core/messages/en'
import type { Texts } from '@/lib/core/messages/texts'

export const de: Texts<typeof en> = { status, failures, errors, faults }
