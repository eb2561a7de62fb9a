import type { ReactNode } from 'react'
import { useWords } from '../shell/i18n'
import type { DealValue, Share, Spread } from './types'

/** A figure with what one must know of it in small letters below. */
export function Measure({ children, below }: { children: ReactNode, below?: ReactNode }) {
  return <span className="measure">{children}{below && <small>{below}</small>}</span>
}

/** Never 0 where there is no figure: a dash, and why. */
export function Undefined({ reason }: { reason: string | null | undefined }) {
  const { t, code } = useWords()
  return <Measure below={reason ? code('undefined', reason) : undefined}><span className="muted">{t.none}</span></Measure>
}

/** A share with its interval. */
export function ShareFigure({ share }: { share: Share | null }) {
  const { t, format, code } = useWords()
  if (share === null) {
    return <span className="muted">{t.none}</span>
  } else if (share.value === null) {
    return <Undefined reason={share.reason} />
  }
  const below = share.low === null || share.high === null ? share.reason ? code('undefined', share.reason) : undefined
    : t.figures.interval(format.percent(share.low), format.percent(share.high))
  return <Measure below={below}>{format.percent(share.value)}</Measure>
}

/** @param part which of the two */
export function SpreadFigure({ spread, part, text }: { spread: Spread | undefined, part: 'median' | 'p90', text: (value: number) => string }) {
  const { t } = useWords()
  const value = spread?.[part]
  if (!spread) {
    return <span className="muted">{t.none}</span>
  }
  return value == null ? <Undefined reason={spread.reason} /> : <>{text(value)}</>
}

/** Currencies are never added up. */
export function Values({ values }: { values: DealValue[] }) {
  const { t, format } = useWords()
  if (values.length === 0) {
    return <span className="muted">{t.none}</span>
  }
  return <span className="measure">{values.map(each => each.currency === null || each.amount === null
    ? <small key="none">{t.figures.withoutValue(format.number(each.deals))}</small>
    : <span key={each.currency}>{format.money(each.amount, each.currency)}</span>)}</span>
}

/** One figure that matters, large. */
export function Tile({ title, children, below }: { title: string, children: ReactNode, below?: ReactNode }) {
  return <div className="tile"><dt>{title}</dt><dd><strong>{children}</strong>{below && <small>{below}</small>}</dd></div>
}

export function Tiles({ children }: { children: ReactNode }) {
  return <dl className="tiles">{children}</dl>
}
