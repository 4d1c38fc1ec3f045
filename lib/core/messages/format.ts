/** Values for the names in a message. Numbers are written as the language writes them. */
export type MessageValues = Readonly<Record<string, string | number>>

const plural = /\{(\w+), plural, ((?:(?:zero|one|two|few|many|other) \{[^{}]*\} ?)+)\}/g
const branch = /(zero|one|two|few|many|other) \{([^{}]*)\}/g

/**
 * Fills a message: `{name}` by its value, `{count, plural, one {# row} other {# rows}}` by the language's rules: the
 * part of ICU's message format that our texts need. A name without a value stays visible, so that a test finds it.
 */
export function formatMessage(text: string, values: MessageValues, locale: string): string {
  const written = (value: string | number) =>
    typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value
  const chosen = text.replace(plural, (whole, name: string, branches: string) => {
    const count = values[name]
    if (typeof count !== 'number') return whole
    const texts = new Map([...branches.matchAll(branch)].map(([, rule, branchText]) => [rule, branchText]))
    const rule = new Intl.PluralRules(locale).select(count)
    return (texts.get(rule) ?? texts.get('other') ?? whole).replaceAll('#', written(count))
  })
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : written(value)
  })
}
