import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** The text of a file, or null where there is no such file. Any other fault is thrown. */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Writes a new file for this user's eyes only, on disk before this returns. */
export function writePrivate(file: string, text: string): void {
  rmSync(file, { force: true })
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, `${text}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * The content of `file`, written by whoever comes first and never again. Linking a finished file is exclusive, as
 * O_EXCL is, but nobody ever reads half of it.
 */
export function writeOnce(file: string, make: () => string): string {
  const there = readIfThere(file)
  if (there !== null) return there.trim()
  const draft = `${file}.new.${process.pid}`
  writePrivate(draft, make())
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  syncDirectory(dirname(file))
  return readFileSync(file, 'utf8').trim()
}

/** Makes a folder and what is missing above it; says whether it was new. */
export function makeDirectory(path: string): boolean {
  return mkdirSync(path, { recursive: true }) !== undefined
}

/** A new name in a folder survives a power cut only once the folder itself is on disk. */
export function syncDirectory(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Whether an error carries this system error code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
