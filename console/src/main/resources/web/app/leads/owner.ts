import { plain } from '../shell/i18n'
import type { HistoryEvent } from './types'

/** Who answers for a lead after all of this, oldest first: nobody while it waits in a queue, or when sales has let it go. */
export function ownerOf(events: HistoryEvent[]): string | undefined {
  return events.reduce<string | undefined>((owner, { type, event }) => {
    switch (plain(type)) {
      case 'lead.assigned':
      case 'lead.accepted': return event.rep
      case 'lead.rejected':
      case 'lead.recycled':
      case 'lead.merged': return undefined
      default: return owner
    }
  }, undefined)
}
