import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from '../shell/i18n'
import { Icon } from '../shell/icons'
import { Page } from '../shell/Page'
import type { Lens } from './lens'
import { LensBar, type Shows } from './LensBar'
import { PastMarker } from './TimeTravel'
import type { Asked } from './types'
import { useSeesAll } from './useSeesAll'

export const FIGURES = ['funnel', 'trend', 'comparison', 'speed', 'webinar', 'scoreboard', 'sdrs', 'anomalies'] as const
export type FiguresName = typeof FIGURES[number]

/** The frame of each page of figures: which one it is, and what it is seen through. */
export function Figures({ name, lens, shows, fields, children }:
    { name: FiguresName, lens: Lens, shows: Shows, fields?: ReactNode, children: ReactNode }) {
  const { t } = useWords()
  const seesAll = useSeesAll()
  return <Page title={t.figures.pages[name].title} about={t.figures.pages[name].about} back={<Tabs lens={lens} name={name} />}
    tools={!seesAll && <span className="chip view">{t.figures.own}</span>}>
    <LensBar lens={lens} shows={shows}>{fields}</LensBar>
    {children}
  </Page>
}

function Tabs({ name, lens }: { name: FiguresName, lens: Lens }) {
  const { t } = useWords()
  const current = useRef<HTMLAnchorElement>(null)
  // on a phone there is room for some of them
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [])
  return <nav className="tabs" aria-label={t.pages.figures}>
    {FIGURES.map(each => <a key={each} ref={each === name ? current : undefined} href={lens.at(each)}
      aria-current={each === name ? 'page' : undefined}>{t.figures.pages[each].title}</a>)}
  </nav>
}

/** What the figures below answer: of which day, in one sentence, and which way of counting it is. */
export function Question({ name, asked, lens }: { name: FiguresName, asked: Asked, lens: Lens }) {
  const { t, format } = useWords()
  return <>
    <PastMarker asked={asked} lens={lens} />
    <p className="question">
      {asked.view && <span className="chip view">{asked.view === 'snapshot' ? t.figures.snapshot : t.figures.cohort}</span>}
      {t.figures.question(name, asked, format)}</p>
    {(asked.withoutAccount ?? 0) > 0 && <p className="lens-about"><Icon name="people" size={16} />{t.figures.withoutAccount(format.number(asked.withoutAccount!))}</p>}
  </>
}
