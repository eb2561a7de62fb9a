import type { Formats } from '../shell/formats'
import type { Messages } from '../shell/messages.en'
import { plusDays } from './lens'
import type { Asked } from './types'

/** 服务用英文写出所答的问题；这里按同一回答的内容写成中文。 */
export function zhQuestion(name: string, asked: Asked, format: Formats, t: Messages): string {
  const dimensions: Record<string, string> = t.figures.dimensions
  const lengths: Record<string, string> = t.figures.lengths
  const units: Record<string, string> = t.figures.units
  const steps: Record<string, string> = t.codes.step
  const day = (text: string | null | undefined) => text ? format.day(text) : ''
  const last = asked.before ? day(plusDays(asked.before, -1)) : ''
  const when = asked.from && last ? `从${day(asked.from)}到${last}` : asked.from ? `自${day(asked.from)}起` : last ? `截至${last}` : '任何时间'
  const whose = Object.entries(asked.filter).map(([dimension, value]) => `${dimensions[dimension] ?? dimension}为“${value === '-' ? '无' : value}”的`).join('、')
  const known = asked.asOf && asked.knownAt ? `（截至${day(asked.asOf)}，按${day(asked.knownAt)}所知）` : ''
  const by = `${asked.by ? `，按${dimensions[asked.by] ?? asked.by}` : ''}${asked.period ? `，按${lengths[asked.period] ?? asked.period}` : ''}`
  const unit = units[asked.unit ?? ''] ?? ''
  const step = steps[asked.entering ?? ''] ?? ''
  switch (name) {
    case 'speed': return `${when}合格的${whose}跟进，等待负责人和首次联系各用了多久${known}？`
    case 'webinar': return `受邀参加该活动网络研讨会的${whose}人中，有多少人报名、参加并成为客户${known}？`
    case 'scoreboard': return `逐月来看，${when}${whose}市场带来了什么，销售做成了什么${known}？`
    case 'sdrs': return `${when}赢得的${whose}交易，其线索由谁确认合格${known}？`
    case 'anomalies': return `${whose}哪些数据不相符${known}？`
    default: return asked.view === 'snapshot' ? `${when}，多少${whose}${unit}到达各步骤，与同期到达${step}者相比${by}${known}？`
      : `${when}到达${step}的${whose}${unit}中，有多少${asked.within ? `在 ${asked.within} 天内` : ''}到达以后各步骤${by}${known}？`
  }
}
