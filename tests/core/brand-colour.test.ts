import { describe, expect, it } from 'vitest'
import { brandColours, contrastOf, isColour } from '@/lib/core/brand-colour'

const COLOURS = ['#1d4ed8', '#ffd400', '#ffffff', '#000000', '#808080', '#e11d48', '#00ff00', '#0a0a2a']
const LIGHT_GROUNDS = ['#ffffff', '#f1eee9']
const DARK_GROUNDS = ['#1e1b18', '#26221f']

describe('an organisation’s colour', () => {
  it('stays as it is, under letters that can be read', () => {
    for (const colour of COLOURS) {
      const { brand, onBrand } = brandColours(colour)
      expect(brand).toBe(colour)
      expect(contrastOf(brand, onBrand), colour).toBeGreaterThanOrEqual(4.3)
    }
  })

  it('is read on every surface of both themes, and written on, whatever it is', () => {
    for (const colour of COLOURS) {
      const { light, dark } = brandColours(colour)
      for (const [ink, grounds] of [
        [light, LIGHT_GROUNDS],
        [dark, DARK_GROUNDS],
      ] as const)
        for (const [on, what] of [
          ...[...grounds, ink.soft].map((it) => [it, ink.accent]),
          [ink.accent, ink.onAccent],
          [ink.strong, ink.onAccent],
        ])
          expect(contrastOf(on ?? '', what ?? ''), `${colour}: ${what} on ${on}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('is not changed where it can be read already', () => {
    expect(brandColours('#1d4ed8').light.accent).toBe('#1d4ed8')
    expect(brandColours('#ffd400').dark.accent).toBe('#ffd400')
    expect(brandColours('#ffd400').light.accent).not.toBe('#ffd400')
  })

  it('is six hexadecimal digits, and no way into a style sheet', () => {
    expect(['#1d4ed8', '#ABCDEF'].every(isColour)).toBe(true)
    expect(['red', '#fff', '#1d4ed8;}', '}body{', ''].some(isColour)).toBe(false)
  })
})
