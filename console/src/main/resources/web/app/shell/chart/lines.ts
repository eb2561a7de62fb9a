import { COLOURS, LINE, LOOK, TEXT, wholeOf, type Option } from './bars'

/** So many points have room for a mark each. */
const MARKED = 40

/** One line for each series, of the colour that the same thing has in other charts; where there is no figure there is a gap, and no line that guesses across it. */
export function lines(names: string[], series: { name: string, values: (number | null)[] }[], number: (value: number) => string,
    whole = false, firstColour = 0): Option {
  return {
    ...LOOK,
    color: COLOURS.slice(firstColour),
    grid: { ...LOOK.grid, left: 4, right: 20, bottom: 52 },
    tooltip: { ...LOOK.tooltip, axisPointer: { type: 'line' }, valueFormatter: (value: number | null | undefined) => value == null ? '–' : number(value) },
    xAxis: { type: 'category', data: names, boundaryGap: names.length < 3, axisTick: { show: false }, axisLine: { lineStyle: { color: LINE } },
      axisLabel: { ...TEXT, hideOverlap: true, alignMaxLabel: 'right' } },
    yAxis: { type: 'value', min: 0, splitNumber: 4, minInterval: whole ? 1 : undefined,
      ...whole ? {} : wholeOf(series.flatMap(each => each.values)), axisLabel: { ...TEXT, formatter: number }, splitLine: { lineStyle: { color: LINE } } },
    // a mark on each, because a single point between two gaps is no line
    series: series.map(each => ({ type: 'line', name: each.name, data: each.values, connectNulls: false, showSymbol: true,
      symbol: 'circle', symbolSize: names.length > MARKED ? 3 : 6, lineStyle: { width: 2 } })),
  }
}
