/** Keeps the reader on the page when the button that had the focus is gone with what it was for. */
export function focusMain(): void {
  document.getElementById('main')?.focus({ preventScroll: true })
}
