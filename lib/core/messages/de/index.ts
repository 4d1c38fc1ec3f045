import { apiKey } from '@/lib/core/messages/de/apiKey'
import { catalog } from '@/lib/core/messages/de/catalog'
import { catalogSettings } from '@/lib/core/messages/de/catalogSettings'
import { connection } from '@/lib/core/messages/de/connection'
import { docs } from '@/lib/core/messages/de/docs'
import { domain } from '@/lib/core/messages/de/domain'
import { errors } from '@/lib/core/messages/de/errors'
import { event } from '@/lib/core/messages/de/event'
import { failures } from '@/lib/core/messages/de/failures'
import { faults } from '@/lib/core/messages/de/faults'
import { frame } from '@/lib/core/messages/de/frame'
import { grant } from '@/lib/core/messages/de/grant'
import { integration } from '@/lib/core/messages/de/integration'
import { key } from '@/lib/core/messages/de/key'
import { keyFailures } from '@/lib/core/messages/de/keyFailures'
import { named } from '@/lib/core/messages/de/named'
import { overview } from '@/lib/core/messages/de/overview'
import { palette } from '@/lib/core/messages/de/palette'
import { person } from '@/lib/core/messages/de/person'
import { provider } from '@/lib/core/messages/de/provider'
import { requests } from '@/lib/core/messages/de/requests'
import { settings } from '@/lib/core/messages/de/settings'
import { signIn } from '@/lib/core/messages/de/signIn'
import { status } from '@/lib/core/messages/de/status'
import { subject } from '@/lib/core/messages/de/subject'
import { ui } from '@/lib/core/messages/de/ui'
import { usage } from '@/lib/core/messages/de/usage'
import { whose } from '@/lib/core/messages/de/whose'
import type { en } from '@/lib/core/messages/en'
import type { Texts } from '@/lib/core/messages/texts'

export const de: Texts<typeof en> = {
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
}
