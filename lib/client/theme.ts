/** The theme that a person chose; `system` is nobody's choice, and leaves it to the OS. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const THEME_COOKIE = 'patchbay-theme'

const oneYearSeconds = 365 * 24 * 3600

/** The value for `data-theme`, from the cookie; undefined leaves the attribute out. */
export function readTheme(cookie: string | undefined): 'light' | 'dark' | undefined {
  return cookie === 'light' || cookie === 'dark' ? cookie : undefined
}

/** What the page shows now. */
export function currentTheme(): Theme {
  return readTheme(document.documentElement.dataset.theme) ?? 'system'
}

const listeners = new Set<() => void>()

/** Tells when another theme was chosen, wherever that was. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows a theme at once, and keeps it for the next page: in a cookie, so that the server renders it. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  const life = theme === 'system' ? 0 : oneYearSeconds
  // The Cookie Store API is missing in Firefox and Safari before 18.
  // biome-ignore lint/suspicious/noDocumentCookie: the only way that works everywhere.
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${life}; samesite=lax`
  for (const listener of listeners) listener()
}
