import type { Organisation } from '@/lib/contract/settings'

/** The organisation's logo, else its letter on its colour; its name stands beside it. */
export function OrganisationMark({ name, logo }: Organisation) {
  if (logo !== null) return <LogoPlate src={logo} />
  return (
    <span
      aria-hidden
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-lg bg-[var(--brand,var(--accent))] font-semibold text-[var(--on-brand,var(--on-accent))] text-base"
    >
      {([...name.trim()][0] ?? '?').toUpperCase()}
    </span>
  )
}

/** White in both themes: most logos are made for paper, and vanish on a dark page. */
export function LogoPlate({ src, alt = '' }: { src: string; alt?: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: there is no image optimiser, by design.
    <img
      src={src}
      alt={alt}
      className="h-9 w-auto min-w-9 max-w-40 shrink-0 rounded-lg border border-line bg-white object-contain p-1"
    />
  )
}
