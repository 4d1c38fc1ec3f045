/** Browsers by a word of what they call themselves: the most special first, because most claim to be others too. */
const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Vivaldi', 'Vivaldi'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['CriOS', 'Chrome'],
  ['Safari', 'Safari'],
] as const

const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['CrOS', 'ChromeOS'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** What a browser says of itself, in words that a person knows; null where it says nothing known. */
export function readUserAgent(text: string | null): { browser: string | null; system: string | null } {
  const find = (known: readonly (readonly [string, string])[]) =>
    known.find(([word]) => text?.includes(word))?.[1] ?? null
  return { browser: find(BROWSERS), system: find(SYSTEMS) }
}
