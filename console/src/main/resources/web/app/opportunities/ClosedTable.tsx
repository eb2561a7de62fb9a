import { DataTable, type Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { href } from '../shell/route'
import type { Opportunity } from './types'

export function ClosedTable({ opportunities }: { opportunities: Opportunity[] }) {
  const { t, code, format } = useWords()
  const columns: Column<Opportunity>[] = [
    { key: 'who', title: t.board.who, cell: each => <><a href={href('leads', each.leadId)}><strong>{each.name ?? t.inbox.somebody}</strong></a>
      {each.company && <small className="muted under">{each.company}</small>}</> },
    { key: 'owner', title: t.board.owner, cell: each => each.owner },
    { key: 'stage', title: t.board.stage, cell: each => code('stage', each.stage) },
    { key: 'reason', title: t.board.reason, cell: each => each.reason && code('loss', each.reason) },
    { key: 'value', title: t.board.value, number: true, cell: each => each.value ? format.money(each.value.amount, each.value.currency) : t.none },
    { key: 'closed', title: t.board.closed, number: true, cell: each => each.closedAt && format.day(each.closedAt) },
  ]
  const used = opportunities.some(each => each.reason) ? columns : columns.filter(column => column.key !== 'reason')
  return <DataTable caption={t.pages.opportunities} columns={used} rows={opportunities} id={each => each.opportunityId} />
}
