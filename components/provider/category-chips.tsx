interface CategoryChipsProps {
  categories: readonly string[]
  /** Null: all of them. */
  chosen: string | null
  onChoose: (category: string | null) => void
}

/** Narrows the gallery to one category. */
export function CategoryChips({ categories, chosen, onChoose }: CategoryChipsProps) {
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">Category</legend>
      {[null, ...categories].map((category) => (
        <button
          key={category ?? ''}
          type="button"
          aria-pressed={chosen === category}
          onClick={() => onChoose(category)}
          className="min-h-7 rounded-full border border-line-strong/60 px-3 text-sm text-muted hover:text-ink aria-pressed:border-transparent aria-pressed:bg-ink aria-pressed:text-canvas"
        >
          {category ?? 'All'}
        </button>
      ))}
    </fieldset>
  )
}
