import { createInterface } from 'node:readline/promises'
import { systemActor } from '@/lib/core/actor'
import { createAdmin } from '@/lib/operations/create-first-admin'
import { type Command, needed, UsageError } from './command'

export const adminCreate: Command = {
  name: 'admin create',
  summary: 'makes an admin who signs in with a password',
  options: { email: { type: 'string' }, name: { type: 'string' } },
  help: {
    email: 'the e-mail address to sign in with',
    name: 'how the admin is called; the address without it',
    '(password)': 'read from standard input, so that it stands in no list of processes and no history',
  },
  async run(values) {
    const email = needed(values, 'email')
    const name = typeof values.name === 'string' ? values.name : email
    await createAdmin(systemActor('command line'), { email, name, password: await readPassword() }, false)
    return { json: { email, role: 'admin' }, lines: [`${email} is an admin now.`] }
  },
}

async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password (12 characters or more; it is shown as you type): ')
  const lines = createInterface({ input: process.stdin, terminal: false })
  for await (const line of lines) {
    lines.close()
    return line
  }
  throw new UsageError('the password is read from standard input, which is empty')
}
