export type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

const shape =
  'inline-flex min-h-8 shrink-0 items-center justify-center gap-1.5 rounded-md border px-3 py-1 font-medium text-sm transition-colors select-none whitespace-nowrap disabled:opacity-60 aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0'

const looks: Record<Look, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:not-disabled:bg-accent-strong',
  secondary: 'border-line-strong/60 bg-surface text-ink hover:not-disabled:bg-sunken',
  quiet: 'border-transparent text-muted hover:not-disabled:bg-sunken hover:not-disabled:text-ink',
  danger: 'border-transparent bg-bad text-on-bad hover:not-disabled:bg-bad-strong',
}

/** The classes of what looks like a button. They load nothing, so that a page that says that nothing works is light. */
export function buttonLook(look: Look): string {
  return `${shape} ${looks[look]}`
}
