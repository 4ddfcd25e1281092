import type { Mark } from '#lib/words/mark.ts'
import { matches } from './search.ts'
import type { Seat } from './seat.ts'
import type { View } from './view.ts'

/** Seats that stand together; `id` is the group's, the state's or the queue's. */
export type Block = { readonly id: string; readonly own: boolean; readonly seats: readonly Seat[] }

/** What a lead looks at first stands first. */
export const stateOrder: readonly Mark[] = [
  ...(['ready', 'ringing', 'talking', 'consulting', 'held', 'wrap-up', 'busy', 'break', 'training'] as const),
  'signed-out',
]

/**
 * The floor as a view wants it: own groups first, then by number; states in the order of a call; queues by their id.
 * A seat stands once: of a queue under the first she serves.
 * @param now ms; @param isOwn whether a group is the reader's to run
 */
export function arrange(all: Iterable<Seat>, view: View, now: number, isOwn: (group: string) => boolean): Block[] {
  const blocks = new Map<string, Seat[]>()
  for (const seat of all) {
    if (!isShown(seat, view, isOwn)) continue
    const id = blockOf(seat, view)
    const block = blocks.get(id)
    if (block) block.push(seat)
    else blocks.set(id, [seat])
  }
  const before = order(view, now)
  return [...blocks]
    .map(([id, seats]) => ({ id, seats: seats.sort(before), own: view.group === 'group' && isOwn(id) }))
    .sort((a, b) => Number(b.own) - Number(a.own) || placeOf(a.id, view) - placeOf(b.id, view) || compare(a.id, b.id))
}

export function isShown(seat: Seat, view: View, isOwn: (group: string) => boolean): boolean {
  if (seat.row.availability === 'signed-out') return false
  if (view.own && !isOwn(seat.row.groupId)) return false
  if (view.asking && seat.flag !== 'hand' && seat.flag !== 'break-request') return false
  if (view.marks.length > 0 && !view.marks.includes(seat.mark)) return false
  return matches(seat.haystack, view.filter)
}

function blockOf({ row, mark }: Seat, { group }: View): string {
  if (group === 'group') return row.groupId
  if (group === 'state') return mark
  if (group === 'none') return ''
  return (row.queues.find(({ reserve }) => !reserve) ?? row.queues[0])?.queueId ?? ''
}

const placeOf = (id: string, { group }: View): number => (group === 'state' ? stateOrder.indexOf(id as Mark) : 0)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const names = new Intl.Collator('zh-u-co-pinyin')

function order({ sort }: View, now: number): (a: Seat, b: Seat) => number {
  const byNumber = (a: Seat, b: Seat) => compare(a.row.username, b.row.username)
  if (sort === 'name') return (a, b) => names.compare(a.row.name, b.row.name) || byNumber(a, b)
  if (sort === 'age') return (a, b) => a.since - b.since || byNumber(a, b)
  if (sort === 'number') return byNumber
  const share = (seat: Seat) => seat.occupancy(now)?.share ?? -1
  return (a, b) => share(b) - share(a) || byNumber(a, b)
}
