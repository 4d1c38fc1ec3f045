/** A request as a form describes it. */
export interface DescribedRequest {
  method: string
  /** With `{name}` for what is filled in. */
  path: string
  values: { path: Record<string, string>; query: Record<string, string>; header: Record<string, string> }
  body: string | null
}

/** The address that a form describes; what is not filled in yet stays as it stands, `{name}`. */
export function addressOf({ path, values }: DescribedRequest): string {
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values.path[name]
    if (!value) return whole
    // The rest of a path has slashes of its own.
    return name === 'path' ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value)
  })
  const given = Object.entries(values.query).filter(([, value]) => value !== '')
  return given.length > 0 ? `${filled}?${new URLSearchParams(given)}` : filled
}

/** Its headers, without what says who asks. */
export function headersOf({ values, body }: DescribedRequest): Record<string, string> {
  const given = Object.entries(values.header).filter(([, value]) => value !== '')
  return { ...(body ? { 'Content-Type': 'application/json' } : {}), ...Object.fromEntries(given) }
}

/** How a request says who asks; null: it need not. */
export type CurlKey = 'bearer' | 'basic' | null

const KEY_WORDS = {
  bearer: '-H "Authorization: Bearer $PATCHBAY_KEY"',
  basic: '-u "pk_$PATCHBAY_KEY_ID:$PATCHBAY_SECRET"',
}

/** The line for a shell that makes the request, with the key in variables: never a real one. */
export function curlOf(publicUrl: string, request: DescribedRequest, key: CurlKey): string {
  const { method, body } = request
  return [
    'curl',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...(key ? [KEY_WORDS[key]] : []),
    ...Object.entries(headersOf(request)).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body ? [`-d ${quote(compact(body))}`] : []),
    quote(publicUrl + addressOf(request)),
  ].join(' ')
}

/** POSIX §2.2.2: nothing in single quotes means anything, but a quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function compact(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body))
  } catch {
    return body
  }
}
