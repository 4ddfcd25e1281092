import type { Figures } from './figures.ts'

/** A second of the day as `10:15`. */
export function clockTime(second: number): string {
  const minutes = Math.floor(second / 60) % 1440
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

// unknown is shown as unknown, never as 0
export const percent = (share: number | undefined): string =>
  share === undefined ? '?' : `${(share * 100).toFixed(1)} %`
export const seconds = (length: number | undefined): string => (length === undefined ? '?' : `${length.toFixed(1)} s`)
/** Longer ones in minutes: `9.4 s`, `19 min 47 s`. */
export const duration = (length: number | undefined): string =>
  length === undefined || length < 120 ? seconds(length) : `${Math.floor(length / 60)} min ${Math.round(length % 60)} s`
export const count = (n: number): string => n.toLocaleString('en')

/** Name and value of each figure, in the order of a report. */
export const figureWords = (f: Figures): [string, string][] => [
  ['offered', count(f.offered)],
  ['answered', count(f.answered)],
  ['abandoned after 5 s or more', count(f.abandoned)],
  ['abandoned before', count(f.shortAbandoned)],
  ['cut off unanswered', count(f.cutOff)],
  ['still open', count(f.open)],
  ['completion', percent(f.completion)],
  ['service level 15 s', percent(f.serviceLevel15)],
  ['average wait until the answer', seconds(f.averageWait)],
  ['mean wait of those who gave up', seconds(f.meanWaitAbandoned)],
  ['mean wait of all of them', seconds(f.meanWait)],
  ['longest wait', seconds(f.longestWait)],
  ['mean talk', seconds(f.meanTalk)],
]
