import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from './i18n'
import { Icon } from './icons'

/** A question in front of the page: from below on a phone. The browser keeps the focus in it and gives it back. */
export function Sheet({ title, about, close, children }: { title: string, about?: string, close: () => void, children: ReactNode }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return <dialog ref={dialog} className="sheet" aria-labelledby="sheet-title" onClose={close}
    onClick={event => event.target === dialog.current && dialog.current?.close()}>
    <div className="sheet-body">
      <div className="sheet-head">
        <div><h2 id="sheet-title">{title}</h2>{about && <p>{about}</p>}</div>
        <button type="button" className="quiet icon-only" aria-label={t.close} onClick={() => dialog.current?.close()}><Icon name="cross" /></button>
      </div>
      {children}
    </div>
  </dialog>
}
