'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { chooseTheme, currentTheme, THEMES, type Theme } from '@/lib/client/theme'

const faces: Record<Theme, { label: string; icon: typeof Sun }> = {
  system: { label: 'As the system', icon: Monitor },
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
}

const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore<Theme | null>(subscribe, currentTheme, () => null)
  const choose = (chosen: Theme) => {
    chooseTheme(chosen)
    for (const listener of listeners) listener()
  }
  return (
    <fieldset className="inline-flex gap-0.5 rounded-md border border-line p-0.5">
      <legend className="sr-only">Theme</legend>
      {THEMES.map((name) => {
        const { label, icon: Icon } = faces[name]
        return (
          <button
            key={name}
            type="button"
            title={label}
            aria-label={label}
            aria-pressed={theme === name}
            onClick={() => choose(name)}
            className="inline-flex size-6 items-center justify-center rounded text-muted hover:text-ink aria-pressed:bg-sunken aria-pressed:text-ink"
          >
            <Icon aria-hidden className="size-3.5" />
          </button>
        )
      })}
    </fieldset>
  )
}
