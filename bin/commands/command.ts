import { createInterface } from 'node:readline/promises'
import type { ParseArgsConfig } from 'node:util'

/** One command of the command line. */
export interface Command {
  /** As it is typed: `admin create`. */
  name: string
  summary: string
  options: NonNullable<ParseArgsConfig['options']>
  /** What is typed behind the name, such as `FILE`; `run` finds it under this name. */
  takes?: string
  /** What each option means, for `--help`. */
  help: Record<string, string>
  /**
   * Does it. Answers what `--json` prints, the lines that a person reads, and whether what they say is a failure. Throws
   * `UsageError` for wrong options.
   */
  run(values: Values): Promise<{ json: unknown; lines: string[]; failed?: boolean }>
}

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** The command was called wrongly: the message says what is missing, and `--help` is named beside it. */
export class UsageError extends Error {}

/** An option's text. Throws `UsageError` when it is missing. */
export function needed(values: Values, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is missing`)
  return value
}

/** The first line of standard input. Throws `UsageError` when there is none; `what` names it, to a person too. */
export async function readSecretLine(what: string): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(`${what} (it is shown as you type): `)
  const lines = createInterface({ input: process.stdin, terminal: false })
  for await (const line of lines) {
    lines.close()
    return line
  }
  throw new UsageError(`${what} is read from standard input, which is empty`)
}

/** Every text given for an option that may be repeated; each may itself be a list with commas. */
export function list(values: Values, name: string): string[] {
  const given = values[name]
  const all = Array.isArray(given) ? given : given === undefined ? [] : [given]
  return all
    .flatMap((text) => String(text).split(','))
    .map((text) => text.trim())
    .filter(Boolean)
}

/** `1 line`, `12,000 lines`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
