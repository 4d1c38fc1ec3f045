/** What an answer that is no page may do when a browser opens it as one: nothing. */
export const closedCsp =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/**
 * What a page may do: run and style what carries its nonce, and speak to this origin only. Next's development mode
 * needs eval.
 */
export function pageCsp(nonce: string, production: boolean): string {
  const evaluation = production ? '' : " 'unsafe-eval'"
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
