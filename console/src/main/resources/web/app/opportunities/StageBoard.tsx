import { useWords } from '../shell/i18n'
import { OpportunityCard } from './OpportunityCard'
import { sums } from './sums'
import { STAGES, type Opportunity } from './types'

export function StageBoard({ opportunities, changed }: { opportunities: Opportunity[], changed: (event?: string) => void }) {
  const { t, code, format } = useWords()
  const stages = [...new Set([...STAGES, ...opportunities.map(each => each.stage)])]
  return <div className="board">
    {stages.map((stage, place) => {
      const own = opportunities.filter(each => each.stage === stage)
      return <section key={stage} className="stage" aria-label={code('stage', stage)}>
        <header><h2>{code('stage', stage)} <span className="count">{format.number(own.length)}</span></h2>
          <p>{sums(own).map(sum => format.money(sum.amount, sum.currency)).join(' + ') || t.none}</p></header>
        <ul>{own.map(each => <li key={each.opportunityId}>
          <OpportunityCard opportunity={each} before={stages[place - 1]} next={stages[place + 1]} changed={changed} /></li>)}</ul>
      </section>
    })}
  </div>
}
