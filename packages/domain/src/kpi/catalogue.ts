import { all, count, kpi, level, people, queues, sources, type Kpi, type KpiMoment } from './kpi.ts'
import * as rates from './rates.ts'
import type { IntervalRow } from './row.ts'
import { serviceLevels, serviceTimes } from './service-level.ts'
import { estimatedWait } from './staffing.ts'

const { house, standard, common } = sources

/**
 * Every figure of the floor with its definition. What a call does stands in the interval in which it arrived, by the
 * clock of Beijing; a stay in a queue counts once, however often its offer came back.
 */
export const kpis = [
  count('calls', 'calls', queues, 'by arrival', {
    zh: '来电数，转接不重复计',
    en: 'calls that arrived, transfers not again',
  }),
  count('offered', 'offered', queues, 'per stay in a queue', {
    zh: '进入队列次数；退回重新分配不重复计',
    en: 'stays in the queue; an offer that came back is not another',
  }),
  kpi('queued', {
    ...{ unit: 'calls', source: house, variant: 'over 1 s', on: queues, behind: ['queued'] },
    formula: {
      zh: '等候振铃超过 1 秒（或未振铃即结束）的进入次数',
      en: 'stays that waited more than 1 s for a desk to ring, or in vain',
    },
    of: ({ counts }) => rates.queued(counts),
  }),
  count('answered', 'answered', all, 'per stay in a queue', { zh: '有话务员接听', en: 'an operator answered' }),
  count('rang', 'rang', people, 'each ring', { zh: '振铃次数', en: 'rings at her desk, answered or not' }),
  count('handled', 'handled', all, 'finished records', {
    zh: '接听且话后整理完成',
    en: 'answered and written up',
  }),
  count('abandoned', 'abandoned', queues, 'at 5 s or more', {
    zh: '等候 5 秒及以上，接听前挂断',
    en: 'hung up before an answer, after 5 s or more',
  }),
  count('short-abandoned', 'shortAbandoned', queues, 'under 5 s', {
    zh: '等候不足 5 秒挂断，单独统计',
    en: 'hung up within 5 s, counted apart',
  }),
  count('failed', 'failed', queues, 'while waiting', {
    zh: '等候中线路中断',
    en: 'lost by the line or the switch while waiting',
  }),
  kpi('waiting', {
    ...{ unit: 'calls', source: house, variant: 'now', on: queues, behind: ['waiting'] },
    formula: { zh: '此刻仍未接听', en: 'not answered yet' },
    of: ({ waitingSince }) => waitingSince.length,
  }),
  count('overflow-out', 'overflowOut', queues, 'answered', {
    zh: '由溢出队列的座席接听',
    en: 'of this queue, answered by a seat of the queue it overflows to',
  }),
  count('overflow-in', 'overflowIn', ['queue'], 'answered', {
    zh: '本队列座席接听的他队列来电',
    en: 'of other queues, answered by a seat of this one',
  }),
  count('moved-out', 'movedOut', queues, 'by a lead', { zh: '班长移出', en: 'moved to another queue while waiting' }),
  count('moved-in', 'movedIn', queues, 'by a lead', { zh: '班长移入', en: 'moved here while waiting' }),
  kpi('completion', {
    ...{ unit: 'share', source: standard, variant: 'of all offered', on: queues, behind: ['unanswered'] },
    formula: { zh: '接听 ÷ 进入队列', en: 'answered ÷ offered' },
    of: ({ counts }) => rates.completion(counts),
  }),
  kpi('abandon-rate', {
    ...{ unit: 'share', source: house, variant: 'at 5 s or more', on: queues, behind: ['abandoned'] },
    formula: { zh: '放弃 ÷（接听 + 放弃），不含 5 秒内', en: 'abandoned ÷ (answered + abandoned), none under 5 s' },
    of: ({ counts }) => rates.abandonRate(counts),
  }),
  ...serviceTimes.flatMap((within) => serviceLevels.map((variant) => level(variant, within))),
  kpi('asa', {
    ...{ unit: 'ms', source: common, variant: 'of answered calls', on: all, behind: ['answered'] },
    formula: { zh: '接听来电等候时间之和 ÷ 接听', en: 'waits of answered calls ÷ answered' },
    of: ({ counts }) => rates.speedOfAnswer(counts),
  }),
  kpi('longest-wait', {
    ...{ unit: 'ms', source: house, variant: 'ended or still going on', on: all, behind: ['longest'] },
    formula: { zh: '最长等候（含仍在等候）', en: 'the longest wait, those still going on included' },
    of: ({ longestWait, waitingSince: [first] }, { now }) =>
      first === undefined ? longestWait : Math.max(longestWait ?? 0, now - first),
  }),
  kpi('longest-waiting', {
    ...{ unit: 'ms', source: house, variant: 'now', on: queues, behind: ['longestWaiting'] },
    formula: {
      zh: '此刻仍在等候者中最长的等候；无人等候时没有数值',
      en: 'the longest wait of those who wait now; absent while nobody does',
    },
    of: ({ waitingSince: [first] }, { now }) => (first === undefined ? undefined : now - first),
  }),
  kpi('estimated-wait', {
    ...{ unit: 'ms', source: house, on: ['queue'], behind: ['handled'] },
    variant: 'of the next caller, by the last hour',
    formula: {
      zh: '（前面等候人数 + 1 − 空闲座席）× 近一小时已完成来电的平均处理时长 ÷ 示闲或处理中的座席数；有空闲座席为 0',
      en: '(callers ahead + 1 − free seats) × mean handling time of calls finished in the last hour ÷ seats ready or engaged; 0 while a seat is free for her',
    },
    of({ counts, waitingSince }, { seats }) {
      if (!seats) return undefined
      const queue = { ahead: waitingSince.length, seats: seats.all, free: seats.free }
      return estimatedWait({ ...queue, handlingTime: rates.handlingTime(counts) })
    },
  }),
  kpi('aht', {
    ...{ unit: 'ms', source: common, variant: 'finished records', on: all, behind: ['handled'] },
    formula: { zh: '（通话 + 保持 + 话后整理）÷ 已完成', en: '(talk + hold + wrap-up) ÷ handled' },
    of: ({ counts }) => rates.handlingTime(counts),
  }),
  kpi('talk', {
    ...{ unit: 'ms', source: common, variant: 'without hold', on: all, behind: ['handled'] },
    formula: { zh: '通话 ÷ 已完成', en: 'talk ÷ handled' },
    of: ({ counts }) => rates.talkTime(counts),
  }),
  kpi('hold', {
    ...{ unit: 'ms', source: common, variant: 'third parties included', on: all, behind: ['handled'] },
    formula: { zh: '保持 ÷ 已完成', en: 'hold ÷ handled' },
    of: ({ counts }) => rates.holdTime(counts),
  }),
  kpi('wrap-up', {
    ...{ unit: 'ms', source: common, variant: 'finished records', on: all, behind: ['handled'] },
    formula: { zh: '话后整理 ÷ 已完成', en: 'wrap-up ÷ handled' },
    of: ({ counts }) => rates.wrapUpTime(counts),
  }),
  kpi('occupancy', {
    ...{ unit: 'share', source: common, variant: 'ringing included', on: people, behind: ['engagedMs'] },
    formula: { zh: '（振铃 + 通话 + 整理）÷（同上 + 空闲）', en: 'engaged ÷ (engaged + idle); no busy, no breaks' },
    of: ({ counts }) => rates.occupancy(counts),
  }),
  kpi('adherence', {
    ...{ unit: 'share', source: house, variant: 'of planned time', on: people, behind: ['keptMs'] },
    formula: { zh: '按班表状态的时间 ÷ 班表时间', en: 'time spent as planned ÷ planned time' },
    of: ({ counts }) => rates.adherence(counts),
  }),
  kpi('first-contact', {
    ...{ unit: 'share', source: house, variant: 'no dispatch, no repeat in 7 days', on: all, behind: ['settled'] },
    formula: {
      zh: '未派单且 7 天内同号码同类别未再来电 ÷ 已判定来电',
      en: 'not dispatched and not repeated by the same number and category within 7 days ÷ judged contacts',
    },
    of: ({ counts }) => rates.firstContact(counts),
  }),
] as const satisfies readonly Kpi[]

export type KpiId = (typeof kpis)[number]['id']

export const kpiById: ReadonlyMap<string, Kpi> = new Map(kpis.map((known) => [known.id, known]))

export type Figures = { [Id in KpiId]?: number }

/** Every figure of a row; what is unknown, or tells nothing of such a row, is absent. */
export function figuresOf(row: IntervalRow, at: KpiMoment): Figures {
  const known: Figures = {}
  for (const { id, of } of kpis) {
    const value = of(row, at)
    if (value !== undefined) known[id] = value
  }
  return known
}
