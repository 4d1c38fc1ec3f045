/** Lines of code that scroll by themselves, by keyboard too. */
export function Shape({ text, label }: { text: string; label: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      tabIndex={0}
      className="mt-1 max-h-80 overflow-auto rounded-md border border-line bg-sunken"
    >
      <pre className="p-3 font-mono text-xs leading-5">{text}</pre>
    </section>
  )
}
