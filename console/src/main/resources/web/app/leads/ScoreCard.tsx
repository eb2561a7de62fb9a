import { useWords } from '../shell/i18n'
import type { Score } from './types'

/** What a lead scores, rule by rule. */
export function ScoreCard({ score }: { score?: Score }) {
  const { t, format, code, said } = useWords()
  if (!score) {
    return <section className="card"><h2>{t.story.score}</h2><p className="muted">{t.story.noScore}</p></section>
  }
  const standing = score.standing
  return <section className="card score" aria-label={t.story.score}>
    <h2>{t.story.score} <span className="cell">{score.cell}</span></h2>
    <p className={standing?.qualified ? 'chip good' : 'chip'}>{standing?.qualified ? t.story.qualified(code('why', standing.why)) : t.story.notQualified}</p>
    {score.disqualifiedBy.map(each => <p key={each.code} className="refusal">{t.story.disqualified}: {said(each)}</p>)}
    <Part title={t.story.fit} points={score.fit.points} most={100} none={t.story.noFit}
      lines={score.fit.rules.map(each => ({ key: each.rule.code, text: said(each.rule), points: each.points }))} />
    <Part title={t.story.engagement} points={score.engagement.points} most={score.engagement.cap} none={t.story.noEngagement}
      lines={score.engagement.groups.flatMap(group => group.contributions).map(each => ({ key: each.eventId + each.rule.code, text: said(each.rule),
        points: each.left, faded: !each.counted, note: each.counted ? each.left < each.points ? t.story.ofOriginally(format.points(each.points)) : undefined : t.story.notCounted }))} />
    <p className="muted"><small>{t.story.asOf(format.moment(score.asOf))} · {score.model} {format.number(score.modelVersion)}</small></p>
  </section>
}

interface Line {
  key: string
  text: string
  points: number
  faded?: boolean
  note?: string
}

function Part({ title, points, most, lines, none }: { title: string, points: number, most: number, lines: Line[], none: string }) {
  const { t, format } = useWords()
  return <div className="score-part">
    <div className="score-head"><h3>{title}</h3><span>{t.story.outOf(format.points(points), format.number(most))}</span></div>
    <meter min={0} max={most} value={points} aria-label={title} />
    {lines.length === 0 ? <p className="muted">{none}</p>
      : <ul>{lines.map(line => <li key={line.key} className={line.faded ? 'faded' : undefined}>
        <span>{line.text}{line.note && <small className="muted under">{line.note}</small>}</span><b>{format.points(line.points)}</b></li>)}</ul>}
  </div>
}
