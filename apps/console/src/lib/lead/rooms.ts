import { goto } from '$app/navigation'
import { may } from '@hearline/domain'
import type { Me } from '@hearline/protocol'
import * as m from '#lib/paraglide/messages.js'
import { screens, type Screen } from '#lib/desk/screens.ts'

export type Room = { path: Screen; address: () => string; go: () => Promise<void>; words: () => string }

/** Where somebody who runs the floor can go, in the order of Alt 1, Alt 2 and so on. */
export function roomsOf(who: Pick<Me, 'role' | 'operatorId'>): Room[] {
  const room = (path: Screen, words: () => string) => ({
    ...{ path, address: screens[path], words },
    go: () => goto(screens[path]()),
  })
  return [
    room('/floor', m.floor),
    room('/queues', m.queues),
    ...(may(who.role, 'read-tickets', { own: true }) === 'yes' ? [room('/tickets', m.tickets)] : []),
    ...(who.operatorId === undefined ? [] : [room('/desk', m.desk)]),
    ...(may(who.role, 'pair-wallboards', { own: true }) === 'yes' ? [room('/boards', m.boards)] : []),
  ]
}
