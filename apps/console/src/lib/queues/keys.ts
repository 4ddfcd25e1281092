import { tick } from 'svelte'
import type { LeadKey } from '#lib/lead/keys.ts'
import * as m from '#lib/paraglide/messages.js'
import { stepped } from '#lib/ui/step.ts'
import type { QueuesRoom } from './room.svelte.ts'

/** The keys of the screen of the queues; they act on the row that is marked. */
export function keysOf(room: QueuesRoom): LeadKey[] {
  const board = m.queues
  const call = m.when_waiting_call
  const walk = (key: string, shown: string, by: string, words: () => string): LeadKey => ({
    ...{ key, shown, words, under: board },
    do: () => walkRows(by),
  })
  return [
    walk('j', 'J', 'ArrowDown', m.key_next_row),
    walk('k', 'K', 'ArrowUp', m.key_previous_row),
    walk('ArrowDown', '↓', 'ArrowDown', m.key_next_row),
    walk('ArrowUp', '↑', 'ArrowUp', m.key_previous_row),
    { key: 'ArrowRight', shown: '→ ⏎', words: m.key_open_queue, under: board, do: () => turnMarked(room, true) },
    { key: 'ArrowLeft', shown: '←', words: m.key_close_queue, under: board, do: () => turnMarked(room, false) },
    { key: 'o', words: m.queues_sort, under: board, do: () => room.sort() },
    { key: 'f', words: m.figures, under: board, do: () => room.marked && room.show(room.marked, 'waiting') },
    { key: 'a', words: m.key_acknowledge, under: board, do: () => room.acknowledge() },
    { key: 'b', words: m.rebalance, under: board, do: () => openRebalance(room) },
    { key: 's', words: m.storm_title, under: board, do: () => (room.storming = true) },
    { key: 'n', words: m.notice_title, under: board, do: () => (room.noticing = true) },
    { key: 'm', words: m.call_move, under: call, do: () => room.ask('move') },
    { key: 'p', words: m.call_prioritise, under: call, do: () => room.ask('prioritise') },
    { key: 'w', words: m.why_title, under: call, do: () => room.askWhy() },
    { key: 'y', words: m.key_inbox_yes, under: m.inbox_title, do: () => answerFirst(room, true) },
    { key: 'x', words: m.key_inbox_no, under: m.inbox_title, do: () => answerFirst(room, false) },
  ]
}

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-board] [data-row]')]

function walkRows(key: string): void {
  const all = rows()
  const at = all.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? 0 : stepped(key, at, all.length)
  if (next !== undefined) all[next]?.focus()
}

function turnMarked(room: QueuesRoom, open: boolean): void {
  if (room.at !== undefined && room.opened.has(room.at) !== open) room.turn(room.at)
  // the hands do not stay on a caller whose queue is closed
  if (!open) document.querySelector<HTMLElement>(`[data-queue="${room.at ?? ''}"]`)?.focus()
}

function openRebalance(room: QueuesRoom): void {
  if (!room.rebalance) room.turnRebalance()
  void tick().then(() => document.querySelector<HTMLElement>('[data-anchor="rebalance"]')?.focus())
}

function answerFirst(room: QueuesRoom, granted: boolean): void {
  const first = room.inbox[0]
  if (first && (granted || first.kind === 'break')) void room.answer(first, granted)
}
