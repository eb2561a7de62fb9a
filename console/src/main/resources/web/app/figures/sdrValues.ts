import type { DealValue, Sdr } from './types'

/** Every currency of their deals; first the one that most deals are in. */
export function currenciesOf(rows: Sdr[]): string[] {
  const deals = new Map<string, number>()
  for (const { currency, deals: more } of rows.flatMap(row => row.wonValue)) {
    if (currency !== null) {
      deals.set(currency, (deals.get(currency) ?? 0) + more)
    }
  }
  return [...deals.keys()].sort((one, other) => deals.get(other)! - deals.get(one)!)
}

/** Null of who won nothing in that currency. */
export function amountIn(row: Sdr, currency: string): string | null {
  return row.wonValue.find(value => value.currency === currency)?.amount ?? null
}

/** The deals without a value, too: analytics counts them in `deals` alone. */
export function allValuesOf(row: Sdr): DealValue[] {
  const without = row.deals - row.wonValue.reduce((sum, value) => sum + value.deals, 0)
  return without > 0 ? [...row.wonValue, { currency: null, deals: without, amount: null }] : row.wonValue
}
