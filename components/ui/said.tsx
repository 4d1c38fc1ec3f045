/** Something that was said elsewhere, word for word, one click away. */
export function Said({ summary, text }: { summary: string; text: string }) {
  return (
    <details className="group mt-2 text-sm">
      <summary className="inline-flex cursor-pointer items-center gap-1 text-muted hover:text-ink">
        <span aria-hidden className="inline-block transition-transform group-open:rotate-90">
          ›
        </span>
        {summary}
      </summary>
      <pre className="mt-1.5 max-h-64 overflow-auto whitespace-pre-wrap rounded-md border border-line bg-sunken px-3 py-2 font-mono text-ink text-xs [overflow-wrap:anywhere]">
        {text}
      </pre>
    </details>
  )
}
