export interface Value {
  amount: string
  currency: string
}

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CNY', 'BRL', 'CHF', 'JPY']

/** An amount as people type it, or undefined where it is none. Kept as text: it is money. */
export function amount(text: string): string | undefined {
  const plain = text.replace(/[\s,']/g, '')
  return /^\d{1,15}(\.\d{1,2})?$/.test(plain) ? plain : undefined
}

export function MoneyFields({ value, change, labels }: { value: Value, change: (value: Value) => void, labels: { amount: string, currency: string } }) {
  const currencies = CURRENCIES.includes(value.currency) ? CURRENCIES : [value.currency, ...CURRENCIES]
  return <>
    <label>{labels.amount}<input inputMode="decimal" autoComplete="off" value={value.amount}
      onChange={event => change({ ...value, amount: event.target.value })} /></label>
    <label>{labels.currency}<select value={value.currency} onChange={event => change({ ...value, currency: event.target.value })}>
      {currencies.map(each => <option key={each}>{each}</option>)}</select></label>
  </>
}
