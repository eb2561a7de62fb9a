import { get } from '../shell/api'
import { useWords } from '../shell/i18n'
import { useLoad } from '../shell/useLoad'
import { TIME, type Lens } from './lens'
import { useNames } from './names'
import { NONE, type Dimension, type FunnelAnswer } from './types'

/** What there is to choose from is asked of the figures themselves, when somebody wants to choose. */
export function FilterField({ lens, dimension, all }: { lens: Lens, dimension: Dimension, all?: string }) {
  const { t } = useWords()
  const name = useNames()
  const time = lens.query(...TIME)
  const [loaded] = useLoad(signal => get<FunnelAnswer>('analytics', '/funnel', { ...time, by: dimension }, signal), [dimension, JSON.stringify(time)])
  const chosen = lens.of(dimension)
  const values = new Set(loaded.state === 'ready' ? loaded.value.rows.map(row => row.value ?? NONE) : [])
  if (chosen) {
    values.add(chosen)
  }
  return <label>{t.figures.dimensions[dimension]}<select value={chosen} onChange={event => lens.look({ [dimension]: event.target.value })}>
    <option value="">{all ?? t.figures.all}</option>
    {[...values].sort().map(value => <option key={value} value={value}>{name(dimension, value === NONE ? null : value)}</option>)}
  </select></label>
}
