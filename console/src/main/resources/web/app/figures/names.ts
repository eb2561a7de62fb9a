import { useWords } from '../shell/i18n'
import type { Dimension } from './types'

/** What people call a value of a dimension; null is for those without one. */
export function useNames(): (dimension: Dimension, value: string | null) => string {
  const { t, code, format } = useWords()
  return (dimension, value) => {
    if (value === null) {
      return t.figures.without[dimension]
    }
    switch (dimension) {
      case 'origin': return code('source', value)
      case 'segment': return code('industry', value)
      case 'territory': return format.country(value)
      default: return value
    }
  }
}
