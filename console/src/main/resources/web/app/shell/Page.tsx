import type { ReactNode } from 'react'
import { useDocumentTitle } from './useDocumentTitle'

/** The frame of every page: one heading, what it is about, and what can be done with all of it. */
export function Page({ title, about, tools, children, back }:
    { title: string, about?: ReactNode, tools?: ReactNode, children: ReactNode, back?: ReactNode }) {
  useDocumentTitle(title)
  return <div className="page">
    {back}
    <div className="page-head">
      <div><h1>{title}</h1>{about && <p className="about">{about}</p>}</div>
      {tools && <div className="tools">{tools}</div>}
    </div>
    {children}
  </div>
}
