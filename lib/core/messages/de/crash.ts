import type { crash as english } from '@/lib/core/messages/en/crash'
import type { Texts } from '@/lib/core/messages/texts'

export const crash: Texts<typeof english> = {
  request: 'Anfrage',
  crashTitle: 'Diese Seite ließ sich nicht anzeigen',
  crashText: 'Bei uns ist etwas schiefgegangen. Nichts, was Sie gespeichert haben, ist verloren.',
  tryAgain: 'Noch einmal versuchen',
  toOverview: 'Zur Übersicht',
}
