import { COLOURS, INK, LINE, LOOK, TEXT, wholeOf, type Option } from './bars'

export interface Bars {
  name: string
  /** Null where there is no figure: then there is no bar. */
  values: (number | null)[]
  /** What is said of each where one points at it, in place of the number. */
  details?: string[]
  /** Less important than the others. */
  pale?: boolean
}

const PALE = '#a9cfcc'

interface Pointed {
  seriesName: string
  seriesIndex: number
  dataIndex: number
  name: string
}

/**
 * Horizontal bars with their numbers beside them, one below the other for each name; or, with totals, behind each other as the
 * parts of one, and the total is what stands beside it. Of shares the axis writes its numbers in a shorter way, and ends at the whole.
 */
export function sideBySide(names: string[], series: Bars[], number: (value: number) => string,
    { stackTotals, shares }: { stackTotals?: string[], shares?: (value: number) => string } = {}): Option {
  const said = (bars: Bars, at: number) => bars.details?.[at] ?? (bars.values[at] == null ? '–' : number(bars.values[at]!))
  return {
    ...LOOK,
    legend: { ...LOOK.legend, show: series.length > 1 },
    grid: { ...LOOK.grid, right: 56, bottom: series.length > 1 ? 44 : 12 },
    tooltip: { ...LOOK.tooltip, formatter: (pointed: Pointed[]) => [pointed[0]?.name,
      ...pointed.map(each => `${each.seriesName}: ${said(series[each.seriesIndex]!, each.dataIndex)}`)].join('\n') },
    xAxis: { type: 'value', min: 0, splitNumber: 3, ...shares ? wholeOf(series.flatMap(bars => bars.values)) : {},
      axisLabel: { ...TEXT, hideOverlap: true, formatter: shares ?? number }, splitLine: { lineStyle: { color: LINE } } },
    yAxis: { type: 'category', inverse: true, data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: LINE } },
      axisLabel: { ...TEXT, interval: 0, width: 130, overflow: 'truncate' } },
    series: series.map((bars, at) => ({
      type: 'bar', name: bars.name, barMaxWidth: 26, barGap: '10%', stack: stackTotals ? 'all' : undefined,
      itemStyle: { color: bars.pale ? PALE : COLOURS[at], borderRadius: stackTotals ? 0 : [0, 3, 3, 0] },
      data: bars.values,
      label: { show: !stackTotals || at === series.length - 1, position: 'right', color: INK,
        formatter: ({ dataIndex }: Pointed) => stackTotals ? stackTotals[dataIndex] : bars.values[dataIndex] == null ? '' : number(bars.values[dataIndex]!) },
    })),
  }
}
