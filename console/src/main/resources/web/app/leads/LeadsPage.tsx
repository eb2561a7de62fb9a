import { useState } from 'react'
import type { PageProps } from '../shell/pages'
import { is, usePerson } from '../shell/session'
import { NoPermission } from '../shell/states'
import { LeadList } from './LeadList'
import { LeadStory } from './LeadStory'

/** The list, or with a lead in the address its story. */
export default function LeadsPage({ steps, query }: PageProps) {
  const person = usePerson()
  const [email, setEmail] = useState('')
  const [leadId] = steps
  if (leadId) {
    return <LeadStory key={leadId} leadId={leadId} />
  }
  return is(person, 'marketing', 'admin') ? <LeadList query={query} email={email} find={setEmail} /> : <NoPermission />
}
