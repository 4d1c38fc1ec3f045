/** A field that somebody types into, ticks or chooses from. */
type EarlyField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What was done on a page while its scripts were still on their way. */
interface Early {
  /** What each field held last: React may have reset it by the time it hears of it. */
  fields: Map<EarlyField, string | boolean>
  /** The last press of a button, or the last form that was sent. */
  press: { event: Event; again: () => void } | null
  /** Whether React hears presses by itself. */
  isAwake: boolean
  stop: () => void
}

declare global {
  interface Window {
    early?: Early
  }
}

/**
 * Remembers what somebody types and presses before the page's scripts hear it. It stands as text in the page, ahead of
 * everything else, so it uses nothing outside itself.
 */
export function rememberEarly(): void {
  const onInput = ({ target }: Event) => {
    if (target instanceof HTMLInputElement && target.type === 'file') return
    if (target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type))
      fields.set(target, target.checked)
    else if (
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement
    )
      fields.set(target, target.value)
  }
  const onClick = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (button?.type === 'button' && !early.isAwake) early.press = { event, again: () => button.click() }
  }
  const onSubmit = (event: Event) => {
    const { target: form, submitter } = event as SubmitEvent
    // A form with an address of its own needs no script.
    if (!(form instanceof HTMLFormElement) || form.hasAttribute('action') || early.isAwake) return
    event.preventDefault()
    early.press = { event, again: () => form.requestSubmit(submitter) }
  }
  const fields: Early['fields'] = new Map()
  const listening = new AbortController()
  const early: Early = { fields, press: null, isAwake: false, stop: () => listening.abort() }
  window.early = early
  const { signal } = listening
  document.addEventListener('input', onInput, { capture: true, signal })
  document.addEventListener('click', onClick, { capture: true, signal })
  document.addEventListener('submit', onSubmit, { capture: true, signal })
}

/** To be called in the moment in which React begins to hear: what is pressed from now on is no longer remembered. */
export function endEarly(): void {
  const { early } = window
  if (!early) return
  early.isAwake = true
  // A press that wakes the page is heard by React too.
  if (early.press?.event.eventPhase !== Event.NONE) early.press = null
}

/**
 * Does once more what was done before React heard it, for it knows of neither by itself (facebook/react#12955): a
 * field would lose its text, and a press would do nothing. To be called once every part of the page is at work.
 */
export function replayEarly(): void {
  const { early } = window
  if (!early) return
  delete window.early
  early.stop()
  for (const [field, value] of early.fields) if (field.isConnected) fill(field, value)
  early.press?.again()
}

/** Gives a field its value so that React takes it for a change. */
function fill(field: EarlyField, value: string | boolean): void {
  // A part of the page that sleeps still is woken by an event in it.
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (typeof value === 'boolean') {
    if (!(field instanceof HTMLInputElement)) return
    field.checked = !value
    field.click()
  } else if (field instanceof HTMLSelectElement) {
    field.value = value
    field.dispatchEvent(new Event('change', { bubbles: true }))
  } else {
    // React watches the property of the element itself, and would know of a value that was set by it.
    field.value = `${value} `
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
