import { brandColours, type Ink, isColour } from '@/lib/core/brand-colour'

interface BrandStyleProps {
  /** `#rrggbb`; null: Patchbay's own colours. */
  colour: string | null
  /** Of the page's content security policy. */
  nonce: string | undefined
}

/** Puts the organisation's colour in place of Patchbay's, in both themes. */
export function BrandStyle({ colour, nonce }: BrandStyleProps) {
  if (colour === null || !isColour(colour)) return null
  return <style nonce={nonce}>{styleOf(colour)}</style>
}

function styleOf(colour: string): string {
  const { brand, onBrand, light, dark } = brandColours(colour)
  const both = (part: keyof Ink) => `light-dark(${light[part]},${dark[part]})`
  const names = {
    ...{ '--brand': brand, '--on-brand': onBrand },
    ...{ '--accent': both('accent'), '--accent-strong': both('strong') },
    ...{ '--accent-soft': both('soft'), '--on-accent': both('onAccent') },
  }
  const lines = Object.entries(names).map(([name, value]) => `${name}:${value}`)
  return `:root:root{${lines.join(';')}}`
}
