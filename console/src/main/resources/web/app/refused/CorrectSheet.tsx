import { useState } from 'react'
import { ApiError, change, path, type FieldError } from '../shell/api'
import { useWords } from '../shell/i18n'
import { Sheet } from '../shell/Sheet'
import { reason } from '../shell/states'
import { corrected, fieldsOf, textOf } from './correction'
import type { RejectedCapture } from './types'

/** Brings what was refused, as somebody who can see what was meant puts it right. */
export function CorrectSheet({ capture, close, brought }: { capture: RejectedCapture, close: () => void, brought: () => void }) {
  const { t, code } = useWords()
  const lead = capture.understood ?? {}
  const [texts, setTexts] = useState<Record<string, string>>({})
  const [faults, setFaults] = useState<FieldError[]>(capture.rejected.errors ?? [])
  const [failure, setFailure] = useState<string>()
  const [sending, setSending] = useState(false)
  const fields = fieldsOf(lead, faults.map(fault => fault.field))

  const setText = (name: string, text: string) => setTexts(known => ({ ...known, [name]: text }))

  const send = async () => {
    setSending(true)
    setFailure(undefined)
    try {
      await change(path('lead-capture', `/rejected-captures/${capture.captureId}/correction`), 'POST', corrected(lead, texts))
      brought()
    } catch (error) {
      const again = error instanceof ApiError ? error.problem.errors ?? [] : []
      setFaults(again)
      setFailure(again.some(fault => fault.field && fields.includes(fault.field)) ? t.refused.stillWrong : reason(error, t.problems))
      setSending(false)
    }
  }

  return <Sheet title={t.refused.correctTitle} about={capture.rejected.sender} close={close}>
    <form className="inline-form" noValidate onSubmit={event => {
      event.preventDefault()
      void send()
    }}>
      {fields.map(name => {
        const fault = faults.find(each => each.field === name)
        const props = { name, autoComplete: 'off', value: texts[name] ?? textOf(lead[name]), 'aria-invalid': fault !== undefined,
          'aria-describedby': fault && `fault-${name}`, onChange: (event: { target: { value: string } }) => setText(name, event.target.value) }
        return <div key={name} className="form-field">
          <label>{code('field', name)}{name === 'message' ? <textarea rows={3} {...props} /> : <input {...props} />}</label>
          {fault && <small id={`fault-${name}`} className="field-error">{code('fault', fault.code)}</small>}
        </div>
      })}
      {failure && <p className="field-error" role="alert">{failure}</p>}
      <button type="submit" className="primary" disabled={sending}>{sending ? t.inbox.sending : t.refused.bring}</button>
    </form>
  </Sheet>
}
