import type { PageProps } from '../shell/pages'
import { NotFound } from '../shell/states'
import { AnomalyFigures } from './AnomalyFigures'
import { ComparisonFigures } from './ComparisonFigures'
import type { FiguresName } from './Figures'
import { FunnelFigures } from './FunnelFigures'
import { lensOf, type Lens } from './lens'
import { ScoreboardFigures } from './ScoreboardFigures'
import { SdrFigures } from './SdrFigures'
import { SpeedFigures } from './SpeedFigures'
import { TrendFigures } from './TrendFigures'
import { WebinarFigures } from './WebinarFigures'

const PAGES: Record<FiguresName, (props: { lens: Lens }) => JSX.Element> = {
  funnel: FunnelFigures,
  trend: TrendFigures,
  comparison: ComparisonFigures,
  speed: SpeedFigures,
  webinar: WebinarFigures,
  scoreboard: ScoreboardFigures,
  sdrs: SdrFigures,
  anomalies: AnomalyFigures,
}

/** The figures that the address names, seen as it says; the funnel unless it names any. */
export default function FiguresPage({ steps, query }: PageProps) {
  const name = steps[0] ?? 'funnel'
  const Shown = Object.prototype.hasOwnProperty.call(PAGES, name) ? PAGES[name as FiguresName] : undefined
  return Shown ? <Shown key={name} lens={lensOf(name, query)} /> : <NotFound />
}
