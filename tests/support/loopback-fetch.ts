/** The global fetch, held to this machine: a test that would leave it fails instead. */
export const loopbackFetch: typeof fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  if (url.hostname !== '127.0.0.1') throw new Error(`Refused to leave this machine for ${url.origin}`)
  return fetch(input, init)
}
