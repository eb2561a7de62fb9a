import { useState } from 'react'
import { useWords } from '../shell/i18n'
import { amount, MoneyFields, type Value } from '../shell/MoneyFields'
import { Sheet } from '../shell/Sheet'

export function WinSheet({ name, known, close, win }: { name: string, known?: Value, close: () => void, win: (value: Value) => void }) {
  const { t } = useWords()
  const [value, setValue] = useState<Value>(known ?? { amount: '', currency: 'EUR' })
  const [wrong, setWrong] = useState(false)
  return <Sheet title={t.board.winTitle} about={name} close={close}>
    <form className="inline-form" noValidate onSubmit={event => {
      event.preventDefault()
      const given = amount(value.amount)
      given ? win({ ...value, amount: given }) : setWrong(true)
    }}>
      <MoneyFields value={value} change={setValue} labels={t.board} />
      {wrong && <p className="field-error" role="alert">{t.board.wrongAmount}</p>}
      <button type="submit" className="primary">{t.board.confirmWin}</button>
    </form>
  </Sheet>
}
