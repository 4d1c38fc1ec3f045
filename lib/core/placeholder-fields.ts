import type { Field } from '@/lib/core/provider'

/** The fields that addresses ask for: each `{name}` in them, except those that are there already. */
export function placeholderFields(urls: readonly string[], known: readonly string[] = []): Field[] {
  const names = urls.flatMap((url) => [...url.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))
  return [...new Set(names)]
    .filter((name) => !known.includes(name))
    .map((name) => ({ key: name, label: labelOf(name), type: 'text', required: true, secret: false }))
}

function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
