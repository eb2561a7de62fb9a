import { useWords } from './i18n'
import { Icon } from './icons'
import type { Paging } from './usePages'

export function Pager({ paging }: { paging: Paging }) {
  const { t, format } = useWords()
  if (!paging.back && !paging.on) {
    return null
  }
  return <nav className="pager" aria-label={t.pager.name}>
    <button type="button" className="secondary" disabled={!paging.back} onClick={paging.back}><Icon name="back" size={16} />{t.pager.newer}</button>
    <span>{t.pager.page(format.number(paging.page))}</span>
    <button type="button" className="secondary" disabled={!paging.on} onClick={paging.on}>{t.pager.older}<Icon name="next" size={16} /></button>
  </nav>
}
