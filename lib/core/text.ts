/** C0 and C1 controls but for tab and newline, and the marks that turn the reading direction around. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u

/** Whether text holds characters that no name, address or secret has: NUL (which PostgreSQL refuses), controls, direction overrides. */
export function hasUnprintable(text: string): boolean {
  return unprintable.test(text) || /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)
}

/** The one spelling under which an e-mail address is stored and looked up. */
export function normalizeEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** `a, b and c` */
export function listWords(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words)
}
