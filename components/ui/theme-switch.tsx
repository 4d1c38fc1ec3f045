'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { chooseTheme, currentTheme, onTheme, THEMES, type Theme } from '@/lib/client/theme'
import { useMessages } from '@/lib/client/use-messages'

const faces: Record<Theme, { label: 'themeSystem' | 'themeLight' | 'themeDark'; icon: typeof Sun }> = {
  system: { label: 'themeSystem', icon: Monitor },
  light: { label: 'themeLight', icon: Sun },
  dark: { label: 'themeDark', icon: Moon },
}

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const { m } = useMessages()
  const theme = useSyncExternalStore<Theme | null>(onTheme, currentTheme, () => null)
  return (
    <fieldset className="inline-flex gap-0.5 rounded-md border border-line p-0.5">
      <legend className="sr-only">{m.ui.theme}</legend>
      {THEMES.map((name) => {
        const { label, icon: Icon } = faces[name]
        return (
          <button
            key={name}
            type="button"
            title={m.ui[label]}
            aria-label={m.ui[label]}
            aria-pressed={theme === name}
            onClick={() => chooseTheme(name)}
            className="inline-flex size-6 items-center justify-center rounded text-muted hover:text-ink aria-pressed:bg-sunken aria-pressed:text-ink"
          >
            <Icon aria-hidden className="size-3.5" />
          </button>
        )
      })}
    </fieldset>
  )
}
