let isExpected = false

/** Somebody has just asked for a code: the card that shows it takes the focus from the button that goes. */
export function expectCode(): void {
  isExpected = true
}

/** Whether it was asked for here, once. */
export function takeExpected(): boolean {
  const was = isExpected
  isExpected = false
  return was
}
