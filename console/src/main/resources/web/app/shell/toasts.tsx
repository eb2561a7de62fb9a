import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'

interface Toast {
  id: number
  text: string
  bad: boolean
}

const STAYS_MILLIS = 5_000

const Context = createContext<(text: string, bad?: boolean) => void>(() => {})

/** Says what was done, for a moment, to eyes and to screen readers. */
export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const last = useRef(0)
  const say = useCallback((text: string, bad = false) => {
    const id = ++last.current
    setToasts(shown => [...shown.slice(-2), { id, text, bad }])
    setTimeout(() => setToasts(shown => shown.filter(toast => toast.id !== id)), STAYS_MILLIS)
  }, [])
  return <Context.Provider value={say}>
    {children}
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(toast => <div key={toast.id} className={toast.bad ? 'toast-line bad' : 'toast-line'}>{toast.text}</div>)}
    </div>
  </Context.Provider>
}

export function useToast() {
  return useContext(Context)
}
