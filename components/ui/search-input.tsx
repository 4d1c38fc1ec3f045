import { Search } from 'lucide-react'
import type { InputHTMLAttributes } from 'react'

/** A search box that says what it searches. */
export function SearchInput({ label, ...rest }: { label: string } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <div className="relative w-full sm:max-w-sm">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <input
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={label}
        {...rest}
        className="w-full rounded-md border border-line-strong bg-surface py-1.5 pr-2.5 pl-8 text-base text-ink placeholder:text-muted"
      />
    </div>
  )
}
