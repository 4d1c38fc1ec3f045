import { systemActor } from '@/lib/core/actor'
import { rotateClientKey } from '@/lib/operations/rotate-client-key'
import { type Command, UsageError } from './command'

export const clientKeyRotate: Command = {
  name: 'client-key rotate',
  summary: 'changes the key by which accounts’ own servers know this install',
  options: { 'at-once': { type: 'boolean' } },
  help: {
    'at-once': 'although the key that is to sign was published less than an hour ago',
  },
  async run(values) {
    const rotated = await rotateClientKey(systemActor('command line'), { atOnce: values['at-once'] === true })
    if (!rotated)
      throw new UsageError(
        'The key that would sign was published less than an hour ago: servers that remember the keys before it would refuse it. Try again later, or add --at-once.',
      )
    const { signing, next } = rotated
    return {
      json: { signing, next },
      lines: [
        `${signing} signs from now on, for accounts that connect from now on.`,
        `${next} is published, and signs after the next rotation.`,
        'Accounts that are connected go on with the key that they began with.',
      ],
    }
  },
}
