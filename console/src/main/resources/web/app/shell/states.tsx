import type { ReactNode } from 'react'
import { ApiError } from './api'
import { useWords } from './i18n'
import { Icon, type IconName } from './icons'
import type { Loaded } from './useLoad'

/** What a page shows when it has nothing to show yet, nothing at all, or nothing for this person. */

export function Loading({ what, rows = 3 }: { what?: string, rows?: number }) {
  const { t } = useWords()
  return <div className="loading" role="status" aria-live="polite">
    <span className="visually-hidden">{what ? `${t.loading} ${what}` : t.loading}</span>
    {Array.from({ length: rows }, (_, row) => <div key={row} className="bone" aria-hidden="true" />)}
  </div>
}

export function Empty({ title, about, icon = 'inbox', children }:
    { title: string, about?: string, icon?: IconName, children?: ReactNode }) {
  return <Panel icon={icon} title={title} about={about}>{children}</Panel>
}

export function NoPermission() {
  const { t } = useWords()
  return <Panel icon="refused" title={t.states.noPermission} about={t.states.noPermissionAbout} />
}

export function NotFound() {
  const { t } = useWords()
  return <Panel icon="refused" title={t.states.notFound} about={t.states.notFoundAbout} />
}

export function ErrorPanel({ error, again }: { error: unknown, again?: () => void }) {
  const { t } = useWords()
  if (error instanceof ApiError && error.status === 403) {
    return <NoPermission />
  }
  return <Panel icon="refused" title={t.states.failed} about={useReason(error)} alert>
    {again && <button type="button" className="secondary" onClick={again}>{t.again}</button>}
  </Panel>
}

/** In place of what could not be drawn. */
export function Broken() {
  const { t } = useWords()
  return <Panel icon="refused" title={t.states.broken} about={t.states.brokenAbout} alert>
    <button type="button" className="secondary" onClick={() => location.reload()}>{t.states.reload}</button>
  </Panel>
}

/** Why something was not done or not answered, for people. */
export function useReason(error: unknown): string {
  return reason(error, useWords().t.problems)
}

export function reason(error: unknown, problems: Record<string, string>): string {
  if (error instanceof ApiError) {
    const fields = error.problem.errors?.map(field => field.message ?? field.code).join(' ')
    return problems[error.code] ?? fields ?? error.problem.detail ?? error.problem.title ?? problems['unexpected']!
  }
  return problems['unexpected']!
}

/** One of the three, and what is there when it is there. */
export function Await<T>({ loaded, again, children, rows }:
    { loaded: Loaded<T>, again?: () => void, rows?: number, children: (value: T) => ReactNode }) {
  switch (loaded.state) {
    case 'loading': return <Loading rows={rows} />
    case 'failed': return <ErrorPanel error={loaded.error} again={again} />
    case 'ready': return <>{children(loaded.value)}</>
  }
}

function Panel({ icon, title, about, alert, children }:
    { icon: IconName, title: string, about?: string, alert?: boolean, children?: ReactNode }) {
  return <section className="panel" role={alert ? 'alert' : undefined}>
    <span className="panel-icon"><Icon name={icon} size={28} /></span>
    <h2>{title}</h2>
    {about && <p>{about}</p>}
    {children}
  </section>
}
