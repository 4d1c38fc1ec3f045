'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { showKeys, shownKeys, typeAhead, useShownKeys } from '@/components/palette/shown'
import { areSingleKeysOn } from '@/lib/client/use-single-keys'
import { useAllows } from '@/lib/client/use-viewer'

const Palette = dynamic(() => import('@/components/palette/palette').then(({ Palette }) => Palette), {
  ssr: false,
})
const KeysHelp = dynamic(() => import('@/components/palette/keys-help').then(({ KeysHelp }) => KeysHelp), {
  ssr: false,
})

/**
 * Listens to the keyboard on every page: Ctrl or ⌘ K, and the single keys. What a page has for `/` and `t` carries
 * `data-key`. What is opened is loaded then.
 */
export function Keys() {
  const router = useRouter()
  const mayAdd = useAllows('write_integration')
  const shown = useShownKeys()

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) {
        event.preventDefault()
        if (shownKeys() === 'palette') showKeys(null)
        else if (!isDialogOpen()) showKeys('palette')
        return
      }
      if (shownKeys() !== null && !isDialogOpen()) {
        keepForLater(event)
        return
      }
      if (!isSingleKey(event) || !areSingleKeysOn()) return
      if (event.key === '?') showKeys('help')
      else if (event.key === 'n' && mayAdd) router.push('/integrations/new')
      else if (!actOn(event.key)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [router, mayAdd])

  if (shown === 'palette') return <Palette />
  return shown === 'help' && <KeysHelp />
}

/** What was opened is not there yet: what is typed meanwhile is meant for it, and for nothing on the page. */
function keepForLater(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, isComposing } = event
  if (isComposing) return
  if (key === 'Escape') showKeys(null)
  else if (ctrlKey || metaKey) return
  else if (key === 'Backspace') typeAhead((typed) => typed.slice(0, -1))
  else if ([...key].length === 1) typeAhead((typed) => typed + key)
  else return
  event.preventDefault()
}

function isPaletteKey(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey
}

const takesText =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"]'

/** A key alone, not typed into anything, not held down, and with no dialog before the page. */
function isSingleKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, isComposing, repeat, defaultPrevented, target } = event
  if (ctrlKey || metaKey || altKey || isComposing || repeat || defaultPrevented) return false
  if (target instanceof Element && target.closest(takesText)) return false
  return !isDialogOpen()
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
}

/** Focuses or presses what the page has for this key. Whether it has something. */
function actOn(key: string): boolean {
  if (key !== '/' && key !== 't') return false
  const part = document.querySelector<HTMLElement>(`[data-key="${key}"]`)
  if (!part) return false
  part.focus()
  if (part instanceof HTMLInputElement) part.select()
  else part.click()
  return true
}
