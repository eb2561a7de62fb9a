import { useWords } from '../shell/i18n'
import type { Live } from './useInboxChanges'

export function LiveLine({ live }: { live: Live }) {
  const { t } = useWords()
  return <span className={`live ${live}`} role="status"><span className="live-dot" aria-hidden="true" />
    {live === 'live' ? t.inbox.live : t.inbox.reconnecting}</span>
}
