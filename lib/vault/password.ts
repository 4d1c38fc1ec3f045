import 'server-only'
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** scrypt's cost: 2^`logN` blocks of 128·`r` bytes, `p` times over. */
interface Cost {
  logN: number
  r: number
  p: number
}

/**
 * One of the settings that OWASP's password storage sheet counts as equal (N = 2^15, r = 8, p = 3). It takes 32 MiB;
 * the sheet's first, N = 2^17, takes 128 MiB for each of the four sign-ins that Node hashes at a time.
 */
const cost: Cost = { logN: 15, r: 8, p: 3 }
const most: Cost = { logN: 17, r: 8, p: 10 }
const saltLength = 16
const hashLength = 32
const shortest = 12
const longest = 256

const form = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/

/** What is wrong with a new password, as a sentence for a person; null when nothing is. */
export function passwordFault(text: string): string | null {
  const length = [...text.normalize('NFKC')].length
  if (length < shortest) return `Use at least ${shortest} characters.`
  if (length > longest) return `Use at most ${longest} characters.`
  return null
}

/** The password's hash, with salt and cost in the text: `$scrypt$ln=15,r=8,p=3$salt$hash`. */
export async function hashPassword(text: string): Promise<string> {
  const salt = randomBytes(saltLength)
  const hash = await derive(text, salt, cost)
  return `$scrypt$ln=${cost.logN},r=${cost.r},p=${cost.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/** Whether `text` is the password that was hashed. A text that is no hash costs the same time, and is false. */
export async function verifyPassword(text: string, stored: string): Promise<boolean> {
  const parsed = parse(stored)
  if (!parsed || isTooLong(text)) {
    await burnPassword(text)
    return false
  }
  const actual = await derive(text, parsed.salt, parsed.cost)
  return timingSafeEqual(actual, parsed.hash)
}

/** The same work for a user whom nobody knows, so that the time does not tell. */
export async function burnPassword(text: string): Promise<void> {
  await derive(isTooLong(text) ? '' : text, randomBytes(saltLength), cost)
}

function isTooLong(text: string): boolean {
  // In code units, four for each character that may be: cheap, before any work is done for a stranger.
  return text.length > longest * 4
}

function parse(stored: string): { cost: Cost; salt: Buffer; hash: Buffer } | null {
  const match = form.exec(stored)
  if (!match) return null
  const [, logN, r, p, salt = '', hash = ''] = match
  const asked = { logN: Number(logN), r: Number(r), p: Number(p) }
  const within = (['logN', 'r', 'p'] as const).every((name) => asked[name] >= 1 && asked[name] <= most[name])
  if (!within) return null
  return { cost: asked, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') }
}

function derive(text: string, salt: Uint8Array, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN
  // Node's own limit is 32 MiB in all, just below what this cost needs.
  const options = { N, r, p, maxmem: 256 * r * (N + p) }
  return new Promise((resolve, reject) => {
    scrypt(text.normalize('NFKC'), salt, hashLength, options, (error, hash) =>
      error ? reject(error) : resolve(hash),
    )
  })
}
