interface ProviderMarkProps {
  name: string
  /** Path of the mark on our origin; null: a lettered tile. */
  mark: string | null
  large?: boolean
}

/** A provider's own mark, never redrawn, on a light tile in both themes; or its first letter. The name stands beside it. */
export function ProviderMark({ name, mark, large = false }: ProviderMarkProps) {
  const size = large ? 'size-10 rounded-lg text-lg' : 'size-7 rounded-md text-sm'
  if (mark === null)
    return (
      <span
        aria-hidden
        className={`${size} inline-flex shrink-0 items-center justify-center border border-line bg-sunken font-semibold text-muted`}
      >
        {([...name.trim()][0] ?? '?').toUpperCase()}
      </span>
    )
  return (
    <span className={`${size} inline-flex shrink-0 items-center justify-center border border-line bg-white`}>
      {/* biome-ignore lint/performance/noImgElement: there is no image optimiser, by design. */}
      <img src={mark} alt="" width={24} height={24} className={large ? 'size-6' : 'size-4'} />
    </span>
  )
}
