import type { Messages } from './messages.en'

export interface Formats {
  number(value: number): string
  /** At most one digit after the point. */
  points(value: number): string
  percent(share: number): string
  /** With one digit after the point, always: one below the other. */
  share(share: number): string
  /** Of an amount as the services write it, such as `18000.00`; never rounded through a binary number by us. */
  money(amount: string, currency: string): string
  /** Of a sum, without its cents. */
  roundMoney(amount: string, currency: string): string
  /** Three digits of a sum, such as "€1.23m", where the table beside it has all of them. */
  shortMoney(amount: string, currency: string): string
  day(moment: string): string
  /** Of its first day, such as "Apr 2026". */
  month(day: string): string
  /** How many, such as "17 days". */
  days(count: number): string
  /** Seconds in the one unit that people would say, such as "31 min". */
  duration(seconds: number): string
  moment(moment: string): string
  time(moment: string): string
  /** Such as "5 minutes ago". */
  ago(moment: string, now?: number): string
  country(code: string): string
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_536_000], ['month', 2_592_000], ['week', 604_800],
  ['day', 86_400], ['hour', 3_600], ['minute', 60]]

/** From how many seconds on a duration is said in a unit, and how long one is. */
const DURATIONS: [string, number, number][] = [['day', 172_800, 86_400], ['hour', 7_200, 3_600], ['minute', 120, 60], ['second', 0, 1]]

const WHOLE: Intl.NumberFormatOptions = { minimumFractionDigits: 0, maximumFractionDigits: 0 }
const SHORT: Intl.NumberFormatOptions = { notation: 'compact', maximumSignificantDigits: 3 }

export function formats(locale: string, t: Messages): Formats {
  const number = new Intl.NumberFormat(locale)
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const share = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const day = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' })
  const moment = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short' })
  const days = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' })
  const durations = DURATIONS.map(([unit, from, length]) => ({ from, length,
    format: new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }) }))
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  return {
    number: value => number.format(value),
    points: value => points.format(value),
    percent: share => percent.format(share),
    share: part => share.format(part),
    money: (amount, currency) => money(locale, amount, currency, /^-?\d+(\.0+)?$/.test(amount) ? WHOLE : {}),
    roundMoney: (amount, currency) => money(locale, amount, currency, WHOLE),
    shortMoney: (amount, currency) => money(locale, amount, currency, SHORT),
    day: text => day.format(new Date(text.length === 10 ? `${text}T12:00:00` : text)),
    month: text => month.format(new Date(`${text}T12:00:00`)),
    days: count => count === 0 ? t.lessThanADay : days.format(count),
    duration: seconds => {
      const unit = durations.find(each => seconds >= each.from)!
      return unit.format.format(seconds / unit.length)
    },
    moment: text => moment.format(new Date(text)),
    time: text => time.format(new Date(text)),
    ago: (text, now = Date.now()) => {
      const seconds = Math.round((Date.parse(text) - now) / 1000)
      const step = STEPS.find(([, length]) => Math.abs(seconds) >= length)
      return step ? relative.format(Math.trunc(seconds / step[1]), step[0]) : t.justNow
    },
    country: code => /^[A-Z]{2}$/.test(code) ? countries.of(code) ?? code : code,
  }
}

function money(locale: string, amount: string, currency: string, digits: Intl.NumberFormatOptions): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(amount as unknown as number)
  } catch {
    return `${amount} ${currency}`
  }
}
