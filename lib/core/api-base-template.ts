/** `$connection.instance_url`, `$connection.team.domain`: what a token response named, as the connection kept it. */
const PLACE = /\$connection\.([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/g

/** A template with each place replaced by `x`: what an address is judged by before there is a connection. */
export function plainApiBase(template: string): string {
  return template.replace(PLACE, 'x')
}

/** The members of a token response that a template is filled from. */
export function fieldsOfApiBase(template: string | null): string[] {
  return [...(template ?? '').matchAll(PLACE)].flatMap(([, field]) => field ?? [])
}

/**
 * The API's base of one connection (C1): each `$connection.field` filled from what the connection kept. A value that is
 * an address itself may stand for the host (`https://$connection.instance_url/v1`); elsewhere it is percent-encoded. Null
 * where a value is missing, or would make another address of it than the template says.
 */
export function resolveApiBase(
  template: string | null,
  data: Readonly<Record<string, unknown>>,
): string | null {
  if (template === null) return null
  const authorityEnd = endOfAuthority(template)
  let missing = false
  const filled = template.replace(PLACE, (_, field: string, at: number) => {
    const value = Object.hasOwn(data, field) ? data[field] : undefined
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    const fitting = at < authorityEnd ? hostOf(text) : segmentOf(text)
    if (fitting === null) missing = true
    return fitting ?? ''
  })
  return missing || !URL.canParse(filled) ? null : filled
}

/** Letters, digits, dots and dashes, with a port at most; an https address stands for its host. */
function hostOf(text: string): string | null {
  const bare = text.replace(/^https:\/\//i, '').replace(/\/$/, '')
  return /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i.test(bare) && !bare.includes('..') ? bare : null
}

function segmentOf(text: string): string | null {
  return text === '' || /^\.{1,2}$/.test(text) || !text.isWellFormed() ? null : encodeURIComponent(text)
}

function endOfAuthority(template: string): number {
  const start = template.indexOf('//') + 2
  const length = template.slice(start).search(/[/?#]/)
  return length < 0 ? template.length : start + length
}
