import { useWords } from '../shell/i18n'
import { OpportunityCard } from './OpportunityCard'
import { sums } from './sums'
import { STAGES, type Opportunity } from './types'

/** @param partly whether there are more than these: then counts and sums are of the newest, and nobody knows of none */
export function StageBoard({ opportunities, partly, changed }: { opportunities: Opportunity[], partly: boolean, changed: () => void }) {
  const { t, code, format } = useWords()
  const stages = [...new Set([...STAGES, ...opportunities.map(each => each.stage)])]
  return <div className="board">
    {stages.map((stage, place) => {
      const own = opportunities.filter(each => each.stage === stage)
      const newest = t.newest(format.number(own.length))
      const sum = sums(own).map(each => format.money(each.amount, each.currency)).join(' + ')
      return <section key={stage} className="stage" aria-label={code('stage', stage)}>
        <header><h2>{code('stage', stage)} <span className="count">{!partly ? format.number(own.length) : own.length > 0 ? newest : t.none}</span></h2>
          <p>{!sum ? t.none : partly ? `${sum} (${newest})` : sum}</p></header>
        <ul>{own.map(each => <li key={each.opportunityId}>
          <OpportunityCard opportunity={each} before={stages[place - 1]} next={stages[place + 1]} changed={changed} /></li>)}</ul>
      </section>
    })}
  </div>
}
