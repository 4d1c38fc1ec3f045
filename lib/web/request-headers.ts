import type { IncomingMessage } from 'node:http'

/**
 * Headers that steer Next from within or say who asks and where. A client's own are worth nothing: taken as they
 * come they skip proxy.ts, choose routes, or pass another site's form off as ours.
 */
const untrusted =
  /^(x-(middleware-|invoke-|now-|nextjs-|forwarded-|patchbay-).*|x-matched-path|x-real-ip|x-request-id|forwarded|host)$/

/** Removes what no client may say, and states what is true instead. */
export function replaceHeaders(request: IncomingMessage, truth: Record<string, string>): void {
  const { headers, rawHeaders } = request
  // Next reads the object, Hono the raw pairs.
  const pairs: string[] = []
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? ''
    if (untrusted.test(name)) delete headers[name]
    else pairs.push(name, rawHeaders[at + 1] ?? '')
  }
  for (const [name, value] of Object.entries(truth)) {
    headers[name] = value
    pairs.push(name, value)
  }
  request.rawHeaders = pairs
}
