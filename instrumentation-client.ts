// Runs before any page code. sonner and Radix insert <style> elements of their own: those get this page's nonce, so
// that the content security policy needs no exception for them.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce

if (nonce) {
  const create = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
}
