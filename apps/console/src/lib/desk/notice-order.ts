import type { NoticeRow } from '@hearline/protocol'

/** What must be read first, then the newest. */
export function noticeOrder(notices: Iterable<NoticeRow>): NoticeRow[] {
  return [...notices].toSorted((a, b) => Number(b.mustRead) - Number(a.mustRead) || b.at.localeCompare(a.at))
}
