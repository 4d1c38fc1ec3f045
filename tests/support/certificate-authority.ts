import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { makeFolder } from './debian-process'

/** An authority for one test, and a server's certificate by it. */
export interface Certified {
  /** PEM of the authority: what a client has to trust. */
  ca: string
  key: string
  cert: string
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

const made = new Map<string, Certified>()

/** Made by openssl, for these names and addresses, for one day; the same again for the same names. */
export function certify(names: readonly string[]): Certified {
  const known = made.get(names.join(' '))
  if (known) return known
  const certified = make(names)
  made.set(names.join(' '), certified)
  return certified
}

function make(names: readonly string[]): Certified {
  const folder = makeFolder('authority')
  const at = (name: string) => join(folder, name)
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
  try {
    const alternatives = names.map((name) => `${isIP(name) ? 'IP' : 'DNS'}:${name}`).join(',')
    writeFileSync(at('server.ext'), `subjectAltName=${alternatives}\nbasicConstraints=CA:FALSE\n`)
    const ca = ['-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Test authority']
    openssl('req', '-x509', ...newKey, ...ca, '-days', '1')
    openssl('req', ...newKey, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=Test server')
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'server.ext']
    openssl('x509', '-req', '-in', 'server.csr', ...signed, '-out', 'server.pem', '-days', '1')
    const read = (name: string) => readFileSync(at(name), 'utf8')
    return { ca: read('ca.pem'), key: read('server.key'), cert: read('server.pem') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
