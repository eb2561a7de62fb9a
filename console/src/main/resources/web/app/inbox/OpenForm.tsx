import { useState } from 'react'
import { useWords } from '../shell/i18n'
import { amount, MoneyFields, type Value } from '../shell/MoneyFields'

export function OpenForm({ open }: { open: (value?: Value) => void }) {
  const { t } = useWords()
  const [value, setValue] = useState<Value>({ amount: '', currency: 'EUR' })
  const [wrong, setWrong] = useState(false)
  return <form className="inline-form" noValidate onSubmit={event => {
    event.preventDefault()
    const given = amount(value.amount)
    if (value.amount.trim() === '') {
      open()
    } else if (given) {
      open({ ...value, amount: given })
    } else {
      setWrong(true)
    }
  }}>
    <MoneyFields value={value} change={setValue} labels={t.inbox.open} />
    {wrong && <p className="field-error" role="alert">{t.inbox.open.wrong}</p>}
    <button type="submit" className="primary">{t.inbox.open.go}</button>
  </form>
}
