import { get } from '../shell/api'
import { Chart } from '../shell/chart/Chart'
import { bars } from '../shell/chart/bars'
import { DataTable, type Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Page } from '../shell/Page'
import type { PageProps } from '../shell/pages'
import { is, usePerson } from '../shell/session'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { LiveLine } from '../inbox/LiveLine'
import { useInboxChanges } from '../inbox/useInboxChanges'

interface Load {
  reps: Rep[]
  queues: { queue: string, waiting: number, waitingSince?: string }[]
}

interface Rep {
  rep: string
  team?: string
  active: boolean
  weight: number
  openLeads: number
  waiting: number
  waitingSince?: string
  accepted: number
  assignedToday: number
  opportunities: number
  value: { amount: string, currency: string }[]
}

export default function TeamPage(_: PageProps) {
  const { t } = useWords()
  const [loaded, again] = useLoad(signal => get<Load>('pipeline', '/team/load', {}, signal), [])
  return <Page title={t.pages.team} about={t.team.about} tools={<Follow changed={again} />}>
    <Await loaded={loaded} again={again}>{load => load.reps.length === 0 && load.queues.length === 0
      ? <Empty icon="people" title={t.team.empty} about={t.team.emptyAbout} /> : <Known load={load} />}</Await>
  </Page>
}

/** An administrator looks at the team and has no inbox to follow. */
function Follow({ changed }: { changed: () => void }) {
  return is(usePerson(), 'sales-manager') ? <Following changed={changed} /> : null
}

function Following({ changed }: { changed: () => void }) {
  return <LiveLine live={useInboxChanges(changed)} />
}

function Known({ load }: { load: Load }) {
  const { t, format } = useWords()
  const columns: Column<Rep>[] = [
    { key: 'rep', title: t.team.rep, cell: rep => <><strong>{rep.rep}</strong>{rep.team && <small className="muted under">{rep.team}</small>}
      {!rep.active && <span className="chip warn">{t.team.left}</span>}</> },
    { key: 'open', title: t.team.openLeads, number: true, cell: rep => <strong>{format.number(rep.openLeads)}</strong> },
    { key: 'waiting', title: t.team.waiting, number: true, cell: rep => format.number(rep.waiting) },
    { key: 'since', title: t.team.waitingSince, number: true, cell: rep => rep.waitingSince ? format.ago(rep.waitingSince) : t.none },
    { key: 'accepted', title: t.team.accepted, number: true, cell: rep => format.number(rep.accepted) },
    { key: 'opportunities', title: t.team.opportunities, number: true, cell: rep => format.number(rep.opportunities) },
    { key: 'value', title: t.team.value, number: true, cell: rep => rep.value.map(each => format.money(each.amount, each.currency)).join(' + ') || t.none },
    { key: 'today', title: t.team.today, number: true, cell: rep => format.number(rep.assignedToday) },
    { key: 'weight', title: t.team.weight, number: true, cell: rep => format.number(rep.weight) },
  ]
  const series = [{ name: t.team.waiting, of: (rep: Rep) => rep.waiting }, { name: t.team.accepted, of: (rep: Rep) => rep.accepted },
    { name: t.team.opportunities, of: (rep: Rep) => rep.opportunities }]
  return <>
    <DataTable caption={t.team.openLeads} columns={columns} rows={load.reps} id={rep => rep.rep} />
    {load.queues.length > 0 && <DataTable caption={t.team.queues} rows={load.queues} id={queue => queue.queue} columns={[
      { key: 'queue', title: t.team.queue, cell: queue => <strong>{queue.queue}</strong> },
      { key: 'waiting', title: t.team.waiting, number: true, cell: queue => format.number(queue.waiting) },
      { key: 'since', title: t.team.waitingSince, number: true, cell: queue => queue.waitingSince ? format.ago(queue.waitingSince) : t.none },
    ]} />}
    <Chart title={t.team.chart} unit={t.team.unit} lines={load.reps.length} option={bars(load.reps.map(rep => rep.rep), series.map(each => ({ name: each.name, values: load.reps.map(each.of) })), format.number)}
      table={{ rows: load.reps, id: rep => rep.rep, columns: [{ key: 'rep', title: t.team.rep, cell: rep => rep.rep },
        ...series.map(each => ({ key: each.name, title: each.name, number: true, cell: (rep: Rep) => format.number(each.of(rep)) }))] }} />
  </>
}
