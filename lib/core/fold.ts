/** A text as it is compared when searched: `Éclair` and `eclair` are one. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
