import { useWords } from './i18n'
import { Icon } from './icons'

/** The service names the file; the session's cookie is enough to get it. */
export function Download({ href, what }: { href: string, what: string }) {
  const { t } = useWords()
  return <a className="download" href={href} download aria-label={t.download(what)}><Icon name="download" size={16} />CSV</a>
}
