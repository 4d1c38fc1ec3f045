/** A cable between two jacks, and what this install is called. The same in light and dark, as on the browser's tab. */
export function Logo({ name }: { name: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2 font-semibold text-base tracking-tight">
      <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className="size-6 shrink-0">
        <rect width="32" height="32" rx="8" fill="#2b2724" />
        <path d="M10.5 11.5c0 9 11 1 11 9.5" stroke="#8fa8ff" strokeWidth="3" strokeLinecap="round" />
        <circle cx="10.5" cy="10" r="4" fill="#2b2724" stroke="#fbf9f6" strokeWidth="2.5" />
        <circle cx="21.5" cy="22" r="4" fill="#2b2724" stroke="#fbf9f6" strokeWidth="2.5" />
        <circle cx="10.5" cy="10" r="1.25" fill="#8fa8ff" />
        <circle cx="21.5" cy="22" r="1.25" fill="#8fa8ff" />
      </svg>
      <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
    </span>
  )
}
