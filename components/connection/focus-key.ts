/** Goes to the form of the key, to where the secret is typed. */
export function focusKey(): void {
  const card = document.getElementById('key')
  const secret = card?.querySelector<HTMLElement>('input[type=password], textarea')
  const first = secret ?? card?.querySelector<HTMLElement>('input, select, button')
  first?.focus()
}
