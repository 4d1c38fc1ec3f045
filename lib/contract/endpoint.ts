import { z } from 'zod'

/** https, or http: whether an address may be reached is egress's to say, when it is used. It may hold `{field}`. */
export const endpoint = z
  .string()
  .max(2000, 'At most 2000 characters.')
  .refine(isEndpoint, 'This must be an https address without user name or fragment.')

/** Whether a text is such an address. */
export function isEndpoint(text: string): boolean {
  const plain = text.replace(/\{\w+\}/g, 'x')
  if (!URL.canParse(plain)) return false
  const url = new URL(plain)
  return /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.hash
}
