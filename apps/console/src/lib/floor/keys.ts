import type { LeadKey } from '#lib/lead/keys.ts'
import * as m from '#lib/paraglide/messages.js'
import { actNames, acts } from './acts.ts'
import type { FloorRoom } from './room.svelte.ts'
import { sizes, wholeFloor } from './view.ts'

/** The keys of the floor: of the seat that is looked at, and of the view. @param focusOn leads the hands to an anchor */
export function floorKeys(floor: FloorRoom, focusOn: (anchor: string) => void): LeadKey[] {
  const { lead } = floor
  const bySize = (step: number) => {
    const size = sizes[sizes.indexOf(floor.view.size) + step]
    if (size) floor.look({ size })
  }
  const explain = () => {
    const callId = floor.current?.seat.row.callId
    if (callId === undefined) lead.toasts.say(() => m.not_now({ what: m.why(), why: m.why_no_call() }))
    else lead.explaining = callId
  }
  const view = (key: string, words: () => string, act: () => unknown, shown?: string): LeadKey => ({
    ...{ key, words, under: m.when_floor, do: act },
    ...(shown === undefined ? {} : { shown }),
  })
  return [
    view('/', m.floor_filter, () => focusOn('filter')),
    view('j', m.key_next_asking, () => floor.nextAsking()),
    view('o', m.floor_own, () => floor.look({ own: !floor.view.own })),
    view('v', m.floor_views, () => (floor.choosing = true)),
    view('k', m.view_keep, () => (floor.keeping = true)),
    view('-', m.key_smaller, () => bySize(-1)),
    view('=', m.key_larger, () => bySize(1), '+'),
    view('Escape', m.floor_show_all, () => floor.look({ ...wholeFloor, size: floor.view.size }), 'Esc'),
    { key: 'w', words: m.why, under: m.when_seat, do: explain },
    ...actNames.map((name): LeadKey => ({
      ...{ key: acts[name].key, words: acts[name].words, under: m.when_seat },
      do: () => (floor.act = name),
    })),
  ]
}
