import type { ConnectionView } from '@/lib/contract/connection'

/** What programs ask for a connection by. */
export function ConnectionKey({ connection }: { connection: ConnectionView }) {
  return <code className="font-mono text-ink text-sm">{connection.key}</code>
}
