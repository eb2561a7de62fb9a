/** As feedback answers `GET /verdicts/summary`. */
export interface Summary {
  rows: { source?: string, campaign?: string, leads: number, verdicts: Record<string, number> }[]
}

export interface SourceVerdicts {
  source?: string
  /** With a verdict. */
  leads: number
  of(verdict: string): number
}

const ORDER = ['good', 'wrong-time', 'wrong-fit', 'no-need', 'competitor', 'false-data']

/** All campaigns of a source together, the source with most leads first. */
export function bySource(summary: Summary): { rows: SourceVerdicts[], verdicts: string[] } {
  const sources = new Map<string | undefined, { leads: number, verdicts: Record<string, number> }>()
  summary.rows.forEach(row => {
    const sum = sources.get(row.source) ?? { leads: 0, verdicts: {} }
    Object.entries(row.verdicts).forEach(([verdict, leads]) => {
      sum.verdicts[verdict] = (sum.verdicts[verdict] ?? 0) + leads
      sum.leads += leads
    })
    sources.set(row.source, sum)
  })
  const found = new Set([...sources.values()].flatMap(each => Object.keys(each.verdicts)))
  return {
    rows: [...sources].map(([source, { leads, verdicts }]) => ({ source, leads, of: (verdict: string) => verdicts[verdict] ?? 0 }))
      .sort((one, other) => other.leads - one.leads),
    verdicts: [...ORDER.filter(each => found.has(each)), ...[...found].filter(each => !ORDER.includes(each))],
  }
}
