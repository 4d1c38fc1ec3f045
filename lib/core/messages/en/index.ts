import { status } from '@/lib/core/messages/en/status'

/** English, by noun: one file each. */
export const en = { status } as const
