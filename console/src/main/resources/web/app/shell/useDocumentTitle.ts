import { useEffect } from 'react'
import { useWords } from './i18n'

export function useDocumentTitle(title: string) {
  const { t } = useWords()
  useEffect(() => {
    document.title = title ? `${title} · ${t.product}` : t.product
  }, [title, t])
}
