/**
 * The path to go to after signing in: `wanted` when it is a path of ours, else `/`. The URL parser strips tabs and
 * newlines and reads `\` as `/`, so that the test is made on what it understood, not on the text.
 */
export function safeReturnPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/')) return '/'
  const base = 'http://origin.invalid'
  if (!URL.canParse(wanted, base)) return '/'
  const url = new URL(wanted, base)
  if (url.origin !== base || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search
}
