/** A person's picture from our origin, else their initials. Names stand beside it, so that it says nothing itself. */
export function Avatar({
  picture,
  name,
  large = false,
}: {
  picture: string | null
  name: string
  large?: boolean
}) {
  const size = large ? 'size-10 text-sm' : 'size-6 text-[0.625rem]'
  if (picture !== null)
    return (
      // biome-ignore lint/performance/noImgElement: there is no image optimiser, by design.
      <img
        src={picture}
        alt=""
        loading="lazy"
        width={40}
        height={40}
        className={`${size} shrink-0 rounded-full bg-sunken object-cover`}
      />
    )
  return (
    <span
      aria-hidden
      className={`${size} inline-flex shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent`}
    >
      {initials(name)}
    </span>
  )
}

/** Ann Other → AO, ann@example.com → A. */
function initials(name: string): string {
  const [local = ''] = name.split('@')
  const words = local.split(/[\s._-]+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toUpperCase() || '?'
}
