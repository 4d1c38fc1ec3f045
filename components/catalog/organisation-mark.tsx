/** The organisation's letter on its colour; its name stands beside it. */
export function OrganisationMark({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-lg bg-[var(--brand,var(--accent))] font-semibold text-[var(--on-brand,var(--on-accent))] text-base"
    >
      {([...name.trim()][0] ?? '?').toUpperCase()}
    </span>
  )
}
