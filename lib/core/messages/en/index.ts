import { apiKey } from '@/lib/core/messages/en/apiKey'
import { catalog } from '@/lib/core/messages/en/catalog'
import { catalogSettings } from '@/lib/core/messages/en/catalogSettings'
import { connection } from '@/lib/core/messages/en/connection'
import { docs } from '@/lib/core/messages/en/docs'
import { domain } from '@/lib/core/messages/en/domain'
import { errors } from '@/lib/core/messages/en/errors'
import { event } from '@/lib/core/messages/en/event'
import { failures } from '@/lib/core/messages/en/failures'
import { faults } from '@/lib/core/messages/en/faults'
import { frame } from '@/lib/core/messages/en/frame'
import { grant } from '@/lib/core/messages/en/grant'
import { integration } from '@/lib/core/messages/en/integration'
import { key } from '@/lib/core/messages/en/key'
import { keyFailures } from '@/lib/core/messages/en/keyFailures'
import { named } from '@/lib/core/messages/en/named'
import { overview } from '@/lib/core/messages/en/overview'
import { palette } from '@/lib/core/messages/en/palette'
import { person } from '@/lib/core/messages/en/person'
import { provider } from '@/lib/core/messages/en/provider'
import { requests } from '@/lib/core/messages/en/requests'
import { settings } from '@/lib/core/messages/en/settings'
import { signIn } from '@/lib/core/messages/en/signIn'
import { status } from '@/lib/core/messages/en/status'
import { subject } from '@/lib/core/messages/en/subject'
import { ui } from '@/lib/core/messages/en/ui'
import { usage } from '@/lib/core/messages/en/usage'
import { whose } from '@/lib/core/messages/en/whose'

/** English, by noun: one file each. */
export const en = {
  status,
  connection,
  integration,
  apiKey,
  catalog,
  catalogSettings,
  docs,
  domain,
  overview,
  palette,
  provider,
  requests,
  failures,
  grant,
  key,
  keyFailures,
  named,
  errors,
  faults,
  event,
  frame,
  person,
  settings,
  signIn,
  subject,
  ui,
  usage,
  whose,
} as const
