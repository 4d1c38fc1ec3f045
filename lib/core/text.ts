/** Controls but for tab and line ends, format characters that turn the reading direction around, lone surrogates. */
const unprintable = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}|[\ufffe\uffff]/u

/** Whether text holds characters that no name, address or secret has: NUL (which PostgreSQL refuses) and its like. */
export function hasUnprintable(text: string): boolean {
  return unprintable.test(text)
}

/** The one spelling under which an e-mail address is stored and looked up. */
export function normalizeEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
