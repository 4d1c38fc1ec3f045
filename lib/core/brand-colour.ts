type Rgb = readonly [number, number, number]

/** A colour with what is written on it, so that both can be read (WCAG 2.2 §1.4.3). */
export interface Ink {
  accent: string
  /** The same, pressed or pointed at. */
  strong: string
  /** Behind text in the accent's colour. */
  soft: string
  onAccent: string
}

export interface BrandColours {
  /** As the organisation gave it. */
  brand: string
  onBrand: string
  light: Ink
  dark: Ink
}

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [20, 17, 15]
/** The furthest of each theme's surfaces from its paper (`--sunken` of the pages). */
const SUNKEN = { light: [241, 238, 233], dark: [38, 34, 31] } as const satisfies Record<string, Rgb>
const PAPER = { light: WHITE, dark: [30, 27, 24] } as const satisfies Record<string, Rgb>
const READABLE = 4.5
const STEPS = 50

/** `#1d4ed8`, as the settings hold it. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text)
}

/**
 * What pages in an organisation's colour are made of: the colour itself, and for each theme the nearest to it that can
 * be read on every surface and be written on. Takes `#rrggbb`.
 */
export function brandColours(hex: string): BrandColours {
  const brand = parse(hex)
  const onBrand = contrast(brand, WHITE) >= contrast(brand, BLACK) ? WHITE : BLACK
  return {
    brand: write(brand),
    onBrand: write(onBrand),
    light: inkOf(brand, 'light'),
    dark: inkOf(brand, 'dark'),
  }
}

/** WCAG 2.2: from 1, the same, to 21, black on white. Takes `#rrggbb`. */
export function contrastOf(one: string, other: string): number {
  return contrast(parse(one), parse(other))
}

function inkOf(brand: Rgb, theme: 'light' | 'dark'): Ink {
  const away = theme === 'light' ? BLACK : WHITE
  const soft = mix(PAPER[theme], brand, theme === 'light' ? 0.08 : 0.2)
  const grounds = [soft, SUNKEN[theme], PAPER[theme]]
  let accent = brand
  for (
    let step = 1;
    step <= STEPS && !grounds.every((ground) => contrast(accent, ground) >= READABLE);
    step++
  )
    accent = mix(brand, away, step / STEPS)
  return {
    accent: write(accent),
    strong: write(mix(accent, away, 0.18)),
    soft: write(soft),
    onAccent: write(theme === 'light' ? WHITE : BLACK),
  }
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function mix([r, g, b]: Rgb, [toR, toG, toB]: Rgb, share: number): Rgb {
  const part = (from: number, to: number) => Math.round(from + (to - from) * share)
  return [part(r, toR), part(g, toG), part(b, toB)]
}

function parse(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  return [part(1), part(3), part(5)]
}

function write(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
