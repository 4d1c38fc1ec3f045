import { randomBytes } from 'node:crypto'

/** A secret that is recognised wherever it turns up, and that needs encoding wherever it goes. */
export function mark(what: string): string {
  return `CANARY-${what}-${randomBytes(9).toString('base64')}+/&="%~`
}

/** A secret in every form in which it might come out. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].map((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    // Its first and last characters depend on what stands beside it.
    return shifted.slice(shift === 0 ? 0 : 4, -4)
  })
  const forms = [secret, encodeURIComponent(secret), new URLSearchParams([['', secret]]).toString().slice(1)]
  const coded = [...base64, ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))]
  const json = JSON.stringify(secret).slice(1, -1)
  return [...forms, ...coded, json, JSON.stringify(json).slice(1, -1), bytes.toString('hex')]
}

/** The names of the secrets that stand in a text, in whatever form. */
export function findMarks(text: string, secrets: Readonly<Record<string, string>>): string[] {
  const plain = text.toLowerCase()
  return Object.entries(secrets)
    .filter(([, secret]) => formsOf(secret).some((form) => plain.includes(form.toLowerCase())))
    .map(([name]) => name)
}
