import { useWords } from '../shell/i18n'
import { Icon } from '../shell/icons'
import { Page } from '../shell/Page'
import { href } from '../shell/route'
import { is, usePerson } from '../shell/session'
import { Await } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { moments } from './moments'
import { remembered } from './names'
import { ProfileCard } from './ProfileCard'
import { ScoreCard } from './ScoreCard'
import { story, type Story } from './story'
import { Timeline } from './Timeline'
import { nameOf } from './types'

/** One lead from the first capture to the last verdict, as far as the reader may know. */
export function LeadStory({ leadId }: { leadId: string }) {
  const { t, format } = useWords()
  const person = usePerson()
  const [loaded, again] = useLoad(signal => story(leadId, person, signal), [leadId, person.id])
  const value = loaded.state === 'ready' ? loaded.value : undefined
  const lead = value?.detail?.lead
  const marketing = is(person, 'marketing', 'admin')
  return <Page title={nameOf(lead?.profile) ?? lead?.profile?.company ?? remembered(leadId) ?? t.inbox.story}
    about={lead && [lead.profile?.company, t.story.about(format.day(lead.firstCapturedAt))].filter(Boolean).join(' · ')}
    back={<a className="back" href={href(marketing ? 'leads' : 'inbox')}><Icon name="back" size={16} />{t.story.back}</a>}>
    <Await loaded={loaded} again={again} rows={4}>{known => <Known story={known} />}</Await>
  </Page>
}

function Known({ story: known }: { story: Story }) {
  const { t } = useWords()
  return <>
    {known.partly && <p className="notice" role="status">{t.story.partly}</p>}
    <div className="story">
      <Timeline moments={moments(known)} />
      <div className="story-side">
        <ScoreCard score={known.score} />
        <ProfileCard story={known} />
      </div>
    </div>
  </>
}
