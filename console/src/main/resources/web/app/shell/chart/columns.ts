import { LINE, LOOK, TEXT, type Option } from './bars'

/** Upright bars beside each other, for what happened one time after the other. */
export function columns(names: string[], series: { name: string, values: number[] }[], number: (value: number) => string): Option {
  return {
    ...LOOK,
    grid: { ...LOOK.grid, left: 4, right: 12, bottom: 52 },
    tooltip: { ...LOOK.tooltip, valueFormatter: (value: number) => number(value) },
    xAxis: { type: 'category', data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: LINE } }, axisLabel: { ...TEXT, hideOverlap: true } },
    yAxis: { type: 'value', min: 0, splitNumber: 4, minInterval: 1, axisLabel: { ...TEXT, formatter: number }, splitLine: { lineStyle: { color: LINE } } },
    series: series.map(each => ({ type: 'bar', name: each.name, data: each.values, barMaxWidth: 32, barGap: '10%', itemStyle: { borderRadius: [3, 3, 0, 0] } })),
  }
}
