import { errors } from '@/lib/core/messages/en/errors'
import { failures } from '@/lib/core/messages/en/failures'
import { faults } from '@/lib/core/messages/en/faults'
import { status } from '@/lib/core/messages/en/status'

/** English, by noun: one file each. */
export const en = { status, failures, errors, faults } as const
