import type { EventType } from '@/lib/core/event'

/** DESIGN §6: which events are PhoenixKit's six messages. */
const MESSAGES = {
  'integration.setup_saved': 'setup_saved',
  'connection.connected': 'connected',
  'connection.reconnected': 'connected',
  'connection.disconnected': 'disconnected',
  'connection.validated': 'validated',
  'connection.added': 'connection_added',
  'connection.removed': 'connection_removed',
} as const satisfies Partial<Record<EventType, string>>

export type MessageType = (typeof MESSAGES)[keyof typeof MESSAGES]

/** Null: an event that PhoenixKit has no word for. */
export function messageTypeOf(eventType: string): MessageType | null {
  return Object.hasOwn(MESSAGES, eventType) ? MESSAGES[eventType as keyof typeof MESSAGES] : null
}
