import type { MouseEvent } from 'react'
import { SoftLink } from '@/components/ui/soft-link'
import { useMessages } from '@/lib/client/use-messages'

interface CategoryChipsProps {
  categories: readonly string[]
  /** Empty: all of them. */
  chosen: string
  hrefOf: (category: string) => string
  onChoose: (category: string) => void
}

/** Narrows the gallery to one category. Links, so that they work before the page's scripts do. */
export function CategoryChips({ categories, chosen, hrefOf, onChoose }: CategoryChipsProps) {
  const { m } = useMessages()
  const names: Record<string, string> = m.provider.categories
  const choose = (event: MouseEvent, category: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onChoose(category)
  }
  return (
    <nav aria-label={m.provider.category}>
      <ul className="flex flex-wrap gap-1.5">
        {['', ...categories].map((category) => (
          <li key={category}>
            <SoftLink
              href={hrefOf(category)}
              aria-current={chosen === category ? 'true' : undefined}
              onClick={(event) => choose(event, category)}
              className="inline-flex min-h-7 items-center rounded-full border border-line-strong/60 px-3 text-muted text-sm hover:text-ink aria-[current]:border-transparent aria-[current]:bg-ink aria-[current]:text-canvas"
            >
              {category === '' ? m.provider.every : (names[category] ?? category)}
            </SoftLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
