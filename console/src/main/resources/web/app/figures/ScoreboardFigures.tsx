import { get, path } from '../shell/api'
import { Chart } from '../shell/chart/Chart'
import { columns as upright } from '../shell/chart/columns'
import { DataSection } from '../shell/DataSection'
import type { Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { Figures, Question } from './Figures'
import { FILTERS, PERIOD, TIME, type Lens } from './lens'
import { ShareFigure, SpreadFigure, Values } from './Measures'
import { periods } from './periods'
import type { Month, ScoreboardAnswer } from './types'

export function ScoreboardFigures({ lens }: { lens: Lens }) {
  const { t } = useWords()
  const asked = lens.query(...PERIOD, ...FILTERS, ...TIME)
  const [loaded, again] = useLoad(signal => get<ScoreboardAnswer>('analytics', '/scoreboard', asked, signal), [JSON.stringify(asked)])
  return <Figures name="scoreboard" lens={lens} shows={{ period: true, filters: FILTERS }}>
    <Await loaded={loaded} again={again}>{answer => <>
      <Question name="scoreboard" asked={answer} lens={lens} />
      {answer.rows.length === 0 ? <Empty icon="trophy" title={t.figures.empty} about={t.figures.emptyAbout} />
        : <Board rows={answer.rows} csv={path('analytics', '/scoreboard', { ...asked, format: 'csv' })} />}
    </>}</Await>
  </Figures>
}

/** Both departments beside each other: what the one brought, what the other made of it. */
function Board({ rows, csv }: { rows: Month[], csv: string }) {
  const { t, format, code } = useWords()
  const board = t.figures.board
  const months = periods(rows.map(row => row.month), 'month')
  const known = new Map(rows.map(row => [row.month, row]))
  const series = (name: string, of: (row: Month) => number) => ({ name, values: months.map(month => known.has(month) ? of(known.get(month)!) : 0) })
  const month: Column<Month> = { key: 'month', title: t.figures.lengths.month,
    cell: row => <strong><time dateTime={row.month}>{format.month(row.month)}</time></strong> }
  const count = (key: string, title: string, of: (row: Month) => number): Column<Month> => ({ key, title, number: true, cell: row => format.number(of(row)) })
  const marketing: Column<Month>[] = [month,
    count('inquiries', board.inquiries, row => row.marketing.inquiries),
    count('qualified', board.qualified, row => row.marketing.qualified),
    { key: 'accepted', title: board.accepted, number: true, cell: row => <ShareFigure share={row.marketing.accepted} /> },
    { key: 'judgedGood', title: board.judgedGood, number: true, cell: row => <ShareFigure share={row.marketing.judgedGood} /> },
  ]
  const sales: Column<Month>[] = [month,
    { key: 'answered', title: board.answered, number: true, cell: row => <ShareFigure share={row.sales.answered} /> },
    { key: 'contacted', title: board.contacted, number: true, cell: row => <ShareFigure share={row.sales.contacted} /> },
    { key: 'contact', title: board.toContact, number: true, cell: row => <SpreadFigure spread={row.sales.contactSeconds} text={format.duration} /> },
    count('opportunities', board.opportunities, row => row.sales.opportunities),
    count('won', board.won, row => row.sales.won),
    { key: 'value', title: t.figures.wonValue, number: true, cell: row => <Values values={row.sales.wonValue} /> },
  ]
  const newest = [...rows].reverse()
  const id = (row: Month) => row.month
  return <>
    <div className="side-by-side">
      <Chart title={board.marketing} unit={code('counted', 'lead')} download={csv} table={{ columns: marketing.slice(0, 3), rows: newest, id }}
        option={upright(months.map(format.month), [series(board.inquiries, row => row.marketing.inquiries),
          series(board.qualified, row => row.marketing.qualified)], format.number)} />
      <Chart title={board.sales} unit={code('counted', 'deal')} download={csv} table={{ columns: [month, ...sales.slice(4)], rows: newest, id }}
        option={upright(months.map(format.month), [series(board.opportunities, row => row.sales.opportunities),
          series(board.won, row => row.sales.won)], format.number)} />
    </div>
    <DataSection title={board.marketing} about={board.marketingAbout} download={csv} columns={marketing} rows={newest} id={id} />
    <DataSection title={board.sales} about={board.salesAbout} download={csv} columns={sales} rows={newest} id={id} />
  </>
}
