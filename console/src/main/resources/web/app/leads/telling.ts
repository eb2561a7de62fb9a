import { plain, useWords } from '../shell/i18n'
import type { Moment } from './moments'
import type { HistoryEvent } from './types'

export interface Told {
  title: string
  about?: string
  /** What a person wrote. */
  note?: string
}

/** What happened, in words. */
export function useTelling(): (moment: Moment) => Told {
  const { t, code, format } = useWords()
  const join = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(' · ') || undefined

  const sales = ({ type, event, note }: HistoryEvent): Told => {
    const short = plain(type)
    const details: (string | false | undefined)[] = [
      event.rep ?? event.queue,
      event.channel && `${code('channel', event.channel)}: ${code('outcome', event.outcome)}`,
      short === 'lead.assigned' ? event.reason && code('routing', event.reason)
        : short === 'opportunity.lost' ? event.reason && code('loss', event.reason) : event.reason && code('reject', event.reason),
      event.wakeOn && format.day(event.wakeOn),
      event.cause && code('wake', event.cause),
      event.to ? code('stage', event.to) : event.stage && code('stage', event.stage),
      event.value && format.money(event.value.amount, event.value.currency),
      event.by !== undefined && event.by !== event.rep && t.story.by(event.by),
    ]
    return { title: code('event', short), about: join(...details), note }
  }

  return moment => {
    switch (moment.kind) {
      case 'capture': return { title: t.story.captured, about: join(moment.capture.event?.source && code('source', moment.capture.event.source),
        moment.capture.event?.form, moment.capture.event?.campaign, moment.capture.sender) }
      case 'activity': return { title: plain(moment.activity.type) === 'custom' ? moment.activity.what ?? code('activity', 'custom')
        : [code('activity', moment.activity.type), moment.activity.what].filter(Boolean).join(' '),
        about: join(moment.activity.campaign, moment.activity.minutes !== undefined && t.story.minutes(format.number(moment.activity.minutes))) }
      case 'qualified': return { title: t.story.qualified(code('why', moment.why)) }
      case 'sales': return sales(moment.event)
      case 'verdict': return { title: `${t.story.verdict}: ${code('verdict', moment.verdict.verdict)}`, about: moment.verdict.rep, note: moment.verdict.note }
    }
  }
}
