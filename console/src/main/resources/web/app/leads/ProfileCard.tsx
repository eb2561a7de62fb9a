import { useWords } from '../shell/i18n'
import { ownerOf } from './owner'
import type { Story } from './story'

/** Whom to reach and how, and whether one may. */
export function ProfileCard({ story }: { story: Story }) {
  const { t, format, code } = useWords()
  const profile = story.detail?.lead.profile
  const withdrawn = story.history?.consentWithdrawn ?? []
  const owner = ownerOf(story.history?.events ?? [])
  const lines: [string, string | undefined][] = [
    [t.story.owner, owner ?? t.story.nobody],
    [t.story.email, profile?.email],
    [t.story.phone, profile?.phone],
    [t.leads.company, profile?.company],
    [t.story.jobTitle, profile?.jobTitle],
    [t.story.website, profile?.website],
    [t.story.place, [profile?.postalCode, profile?.city, profile?.region, profile?.country && format.country(profile.country)].filter(Boolean).join(' ') || undefined],
    [t.story.message, profile?.message],
    ...withdrawn.map(each => [`${t.story.consent}: ${code('purpose', each.purpose)}`, t.story.withdrawn(format.day(each.since))] as [string, string]),
  ]
  return <section className="card" aria-label={t.story.profile}>
    <h2>{t.story.profile}</h2>
    {story.history?.askedAgainAt && <p className="chip warn">{t.inbox.askedAgain(format.ago(story.history.askedAgainAt))}</p>}
    <dl className="facts-list">{lines.filter(([, value]) => value).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
  </section>
}
