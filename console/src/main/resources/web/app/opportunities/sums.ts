import type { Value } from '../shell/MoneyFields'

/** By currency: different ones are never added. In cents, as whole numbers, so that nothing is lost. */
export function sums(of: { value?: Value }[]): Value[] {
  const cents = new Map<string, bigint>()
  of.forEach(({ value }) => {
    if (value) {
      cents.set(value.currency, (cents.get(value.currency) ?? 0n) + inCents(value.amount))
    }
  })
  return [...cents].sort(([one], [other]) => one.localeCompare(other)).map(([currency, sum]) => ({ currency, amount: `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}` }))
}

function inCents(amount: string): bigint {
  const [whole = '0', part = ''] = amount.split('.')
  return BigInt(whole) * 100n + BigInt((part + '00').slice(0, 2))
}
