import type { CallRow } from '@hearline/protocol'
import type { Law } from './law.ts'
import { keptRows, type Crossing } from './rows.ts'

export const risingFences: Law = {
  law: 'the fences of a call rise with each offer, and each is of one operator',
  breaches: (history) => [...ofRows(history), ...ofRings(history)],
}

function ofRows(history: Parameters<Law['breaches']>[0]): string[] {
  const calls = new Map<string, Map<number, Crossing & { row: CallRow }>>()
  for (const { row, where } of keptRows(history)) {
    if (row.kind !== 'call') continue
    const versions = calls.get(row.id) ?? new Map<number, Crossing & { row: CallRow }>()
    calls.set(row.id, versions.set(row.version, { row, where }))
  }
  return [...calls].flatMap(([id, versions]) => {
    const found: string[] = []
    const owner = new Map<number, string>()
    let highest = 0
    for (const { row, where } of [...versions.values()].sort((a, b) => a.row.version - b.row.version)) {
      if (row.fence < highest)
        found.push(`call ${id} version ${row.version}: fence ${row.fence} after ${highest}\n${where}`)
      highest = Math.max(highest, row.fence)
      const of = owner.get(row.fence)
      if (row.operatorId && of && of !== row.operatorId)
        found.push(`call ${id} fence ${row.fence}: of ${of} and of ${row.operatorId}\n${where}`)
      if (row.operatorId) owner.set(row.fence, row.operatorId)
    }
    return found
  })
}

/** As the switch was told, each instruction once, in the order of their numbers. */
function ofRings({ heard }: Parameters<Law['breaches']>[0]): string[] {
  const rings = heard.map(({ instruction }) => instruction).filter((one) => one.do === 'ring')
  const once = [...new Map(rings.map((one) => [one.id, one])).values()].sort((a, b) => a.n - b.n)
  const last = new Map<string, (typeof once)[number]>()
  const found: string[] = []
  for (const ring of once) {
    const before = last.get(ring.call)
    if (before && ring.fence <= before.fence)
      found.push(`call ${ring.call} rings twice\n${JSON.stringify(before)}\n${JSON.stringify(ring)}`)
    last.set(ring.call, ring)
  }
  return found
}
