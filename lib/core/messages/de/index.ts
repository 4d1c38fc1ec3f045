import { status } from '@/lib/core/messages/de/status'
import type { en } from '@/lib/core/messages/en'
import type { Texts } from '@/lib/core/messages/texts'

export const de: Texts<typeof en> = { status }
