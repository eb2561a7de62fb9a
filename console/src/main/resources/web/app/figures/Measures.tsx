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
  const [low, high] = [share.low, share.high].map(each => each === null ? '' : format.share(each))
  const below = !low || !high ? share.reason ? code('undefined', share.reason) : undefined : low === high ? undefined : t.figures.interval(low, high)
  return <Measure below={below}>{format.share(share.value)}</Measure>
}

/** The median, and below it what nine of ten stayed within. */
export function SpreadFigure({ spread, text }: { spread: Spread | undefined, text: (value: number) => string }) {
  const { t, format } = useWords()
  if (!spread) {
    return <span className="muted">{t.none}</span>
  } else if (spread.median === null) {
    return <Undefined reason={spread.reason} />
  }
  return <Measure below={spread.p90 === null ? undefined : t.figures.nineOfTen(text(spread.p90), format.number(spread.of))}>{text(spread.median)}</Measure>
}

/** Currencies are never added up. */
export function Values({ values }: { values: DealValue[] }) {
  const { t, format } = useWords()
  if (values.length === 0) {
    return <span className="muted">{t.none}</span>
  }
  return <span className="measure">{values.map(each => each.currency === null || each.amount === null
    ? <small key="none">{t.figures.withoutValue(format.number(each.deals))}</small>
    : <span key={each.currency}>{format.roundMoney(each.amount, each.currency)}</span>)}</span>
}

/** One figure that matters, large. */
export function Tile({ title, children, below }: { title: string, children: ReactNode, below?: ReactNode }) {
  return <div className="tile"><dt>{title}</dt><dd><strong>{children}</strong>{below && <small>{below}</small>}</dd></div>
}

export function Tiles({ children }: { children: ReactNode }) {
  return <dl className="tiles">{children}</dl>
}
