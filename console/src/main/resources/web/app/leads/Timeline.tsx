import { useState } from 'react'
import { useWords } from '../shell/i18n'
import { Icon, type IconName } from '../shell/icons'
import type { Moment } from './moments'
import { useTelling } from './telling'

const ICONS: Record<Moment['kind'], IconName> = { capture: 'inbox', activity: 'chart', qualified: 'check', sales: 'people', verdict: 'star' }
const FIRST = 40

export function Timeline({ moments }: { moments: Moment[] }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const shown = all ? moments : moments.slice(0, FIRST)
  return <section className="card" aria-label={t.story.timeline}>
    <h2>{t.story.timeline}</h2>
    {moments.length === 0 ? <p className="muted">{t.story.empty}</p>
      : <ol className="timeline">{shown.map(moment => <Line key={`${moment.kind} ${moment.id}`} moment={moment} />)}</ol>}
    {shown.length < moments.length && <button type="button" className="secondary wide-button" onClick={() => setAll(true)}>{t.story.all}</button>}
  </section>
}

function Line({ moment }: { moment: Moment }) {
  const { format } = useWords()
  const { title, about, note } = useTelling()(moment)
  return <li className={moment.kind}>
    <span className="timeline-icon"><Icon name={ICONS[moment.kind]} size={16} /></span>
    <div>
      <p><strong>{title}</strong> <time className="muted" dateTime={moment.time}>{format.moment(moment.time)}</time></p>
      {about && <p className="muted">{about}</p>}
      {note && <blockquote>{note}</blockquote>}
    </div>
  </li>
}
