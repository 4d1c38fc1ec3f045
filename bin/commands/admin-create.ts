import { systemActor } from '@/lib/core/actor'
import { createAdmin } from '@/lib/operations/create-first-admin'
import { type Command, needed, readSecretLine } from './command'

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
    await createAdmin(
      systemActor('command line'),
      { email, name, password: await readSecretLine('The password (12 characters or more)') },
      false,
    )
    return { json: { email, role: 'admin' }, lines: [`${email} is an admin now.`] }
  },
}
