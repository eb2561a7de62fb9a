/** An option of ECharts; of its thousands of fields each chart names those that it uses. */
export type Option = Record<string, unknown>

export interface Series {
  name: string
  values: number[]
}

/** Apart for every eye that cannot tell all colours (Okabe and Ito), and dark enough on white. */
export const COLOURS = ['#0b6a6c', '#d98a00', '#5663b8', '#b5472f', '#5f9e3c', '#8a5a83', '#3f88b5', '#7a6a2f']

export const INK = '#52636d'
export const LINE = '#dde4e7'
export const TEXT = { color: INK, fontSize: 13, fontFamily: 'system-ui, sans-serif' }

export const LOOK = {
  color: COLOURS,
  textStyle: TEXT,
  animationDuration: 300,
  // drawn and not written as HTML: a page allows no style that stands in markup
  tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, axisPointer: { type: 'shadow' } },
  legend: { bottom: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 12, textStyle: TEXT },
  grid: { left: 8, right: 24, top: 12, bottom: 44, containLabel: true },
} satisfies Option

/** An axis of shares ends at the whole where it comes near; elsewhere ECharts chooses where it ends. */
export function wholeOf(values: (number | null)[]): { max?: number, interval?: number } {
  const largest = Math.max(0, ...values.map(value => value ?? 0))
  return largest > .75 && largest <= 1 ? { max: 1, interval: .25 } : {}
}

/** One bar for each name, made of one part for each series. Horizontal: names are read without turning the head. */
export function bars(names: string[], series: Series[], number: (value: number) => string): Option {
  return {
    ...LOOK,
    xAxis: { type: 'value', minInterval: 1, axisLabel: { ...TEXT, hideOverlap: true }, splitLine: { lineStyle: { color: LINE } } },
    yAxis: { type: 'category', inverse: true, data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: LINE } }, axisLabel: { ...TEXT, width: 140, overflow: 'truncate' } },
    series: series.map(each => ({ type: 'bar', stack: 'all', name: each.name, data: each.values, barMaxWidth: 28,
      label: { show: true, color: '#fff', formatter: ({ value }: { value: number }) => value > 0 ? number(value) : '' } })),
  }
}
