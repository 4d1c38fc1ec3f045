import { textOf } from '@/components/ui/form'

/** A header in the form, by a key that stays its own whatever row is added or taken away. */
export interface KeyedHeader {
  key: number
  name: string
  value: string
}

/** The rows of what is saved. */
export function keyedHeaders(headers: Readonly<Record<string, string>>): KeyedHeader[] {
  return Object.entries(headers).map(([name, value], key) => ({ key, name, value }))
}

/** The rows as they are typed, without those that are blank. */
export function typedHeaders(rows: readonly KeyedHeader[], data: FormData): KeyedHeader[] {
  return rows
    .map(({ key }) => ({
      key,
      name: textOf(data, inputOf(key, 'name')).trim(),
      value: textOf(data, inputOf(key, 'value')).trim(),
    }))
    .filter(({ name, value }) => name !== '' || value !== '')
}

/** What the input of a row is called, and so the fault of what is in it. */
export function inputOf(key: number | undefined, part: string): string {
  return `headers.${key}.${part}`
}
