const mask = '•••'
const shortestSecret = 4
const longestText = 1_000

/**
 * What looks like a credential, whoever's it is. Each begins at a border, so that the search stays linear whatever
 * the text is. A word after `Bearer` counts when it holds a digit or is long: "Bearer authentication" may stay.
 */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic|dpop)(\s+)(?:(?=[^\s\d]*\d)[\w.~+/=-]{8,}|[\w.~+/=-]{20,})/gi, `$1$2${mask}`],
  [/(?<![\w-])pbk_[\w-]+/g, mask],
  [/(?<![\w-])eyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)*/g, mask],
  [
    /\b((?:access|refresh|id)_token|client_secret|api_?key|password)(=|"\s*:\s*")[^\s"&]{4,}/gi,
    `$1$2${mask}`,
  ],
]

const esc = String.fromCharCode(27)
const ansi = new RegExp(`${esc}\\[[0-?]*[ -/]*[@-~]`, 'g')

/**
 * A text from outside, fit to be shown and logged: on one line, at most 1,000 characters, without the given secrets,
 * anything that looks like one, and characters that are not seen.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets.filter((secret) => secret.length >= shortestSecret).flatMap(formsOf)
  // Longest first: a secret that holds another one must not survive in part.
  const known = [...new Set(forms)].sort((a, b) => b.length - a.length)
  // Twice: a secret of several lines is found before its lines are joined, one cut up by unseen characters after.
  const seen = hide(makeVisible(hide(text, known)), known)
  return shorten(shapes.reduce((result, [shape, by]) => result.replace(shape, by), seen))
}

/** A secret as it may come back: as it is, in a URL, in a form, in base64, in JSON. */
function formsOf(secret: string): string[] {
  const wellFormed = secret.toWellFormed()
  const encoded = encodeURIComponent(wellFormed)
  const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(wellFormed)))
  const unpadded = base64.replace(/=+$/, '')
  const json = JSON.stringify(secret).slice(1, -1)
  return [
    secret,
    ...[
      encoded,
      encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
      encoded.replaceAll('%20', '+'),
    ],
    ...[base64, unpadded, unpadded.replaceAll('+', '-').replaceAll('/', '_')],
    ...[json, json.replaceAll('/', '\\/')],
  ].filter((form) => form.length >= shortestSecret)
}

function hide(text: string, forms: readonly string[]): string {
  return forms.reduce((result, form) => result.replaceAll(form, mask), text)
}

/** Line breaks become blanks; escape sequences, control characters, text direction marks and zero-width ones go. */
function makeVisible(text: string): string {
  return text
    .toWellFormed()
    .replace(ansi, '')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
}

function shorten(text: string): string {
  if (text.length <= longestText) return text
  // A pair cut in half would end in U+FFFD.
  return `${text.slice(0, longestText - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
