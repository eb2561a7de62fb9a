import type { Story } from './story'
import type { Activity, Capture, HistoryEvent, Verdicts } from './types'

/** One thing that happened, from whichever service knows of it. */
export type Moment =
  | { kind: 'capture', id: string, time: string, capture: Capture }
  | { kind: 'activity', id: string, time: string, activity: Activity }
  | { kind: 'sales', id: string, time: string, event: HistoryEvent }
  | { kind: 'verdict', id: string, time: string, verdict: Verdicts['verdicts'][number] }
  | { kind: 'qualified', id: string, time: string, why?: string }

export const KINDS = ['capture', 'activity', 'qualified', 'sales', 'verdict'] as const

/** Newest first. A form that was sent is a capture and an activity, and is told once. */
export function moments(story: Story): Moment[] {
  const captured = new Set(story.detail?.captures.map(capture => capture.eventId))
  const score = story.score
  const qualifiedAt = score?.standing?.lastQualifiedAt
  const all: Moment[] = [
    ...story.detail?.captures.map(capture => ({ kind: 'capture' as const, id: capture.eventId, time: capture.capturedAt, capture })) ?? [],
    ...activitiesOf(story).filter(activity => !activity.captureId || !captured.has(activity.captureId))
      .map(activity => ({ kind: 'activity' as const, id: activity.eventId, time: activity.time, activity })),
    ...story.history?.events.map(event => ({ kind: 'sales' as const, id: event.eventId, time: event.time, event })) ?? [],
    ...story.verdicts?.verdicts.map(verdict => ({ kind: 'verdict' as const, id: verdict.eventId, time: verdict.givenAt, verdict })) ?? [],
    ...qualifiedAt ? [{ kind: 'qualified' as const, id: 'qualified', time: qualifiedAt, why: score?.standing?.why }] : [],
  ]
  const rank = (moment: Moment) => KINDS.indexOf(moment.kind)
  return all.sort((one, other) => Date.parse(other.time) - Date.parse(one.time) || rank(other) - rank(one))
}

/** Where lead-capture does not say what somebody did, the score still says what of it counted. */
function activitiesOf(story: Story): Activity[] {
  if (story.activities) {
    return story.activities.activities
  }
  const counted = story.score?.engagement.groups.flatMap(group => group.contributions) ?? []
  return [...new Map(counted.map(each => [each.eventId, { eventId: each.eventId, time: each.at, type: 'custom', what: each.rule.text }])).values()]
}
