import { isReady, myDay, ranks, type OperatorId } from '@hearline/domain'
import type { KpiRow } from '@hearline/protocol'
import { freeSeats } from '../routing/floor.ts'
import type { FloorView } from './model.ts'
import { dayStart } from './tally.ts'

/** At most twice a second while something happens, every ten seconds for the turn of the day, in ms. */
const BUSY_MS = 500
const CALM_MS = 10_000

export type MyDay = { rows(id: OperatorId): KpiRow[]; stop(): void }

type Deps = {
  readonly model: FloorView & { onApplied(hear: (applied: readonly { readonly kind: string }[]) => void): () => void }
  /** Desks somebody looks at. */
  readonly isWatched: (id: OperatorId) => boolean
  /** Rows whose figures changed. */
  readonly publish: (id: OperatorId, rows: readonly KpiRow[]) => void
}

type Figure = Pick<KpiRow, 'id' | 'unit'> & { readonly value: number | undefined }

/** Keeps every watched desk's own figures; `version` counts within this hub's boot. */
export function startMyDay({ model, isWatched, publish }: Deps): MyDay {
  const known = new Map<OperatorId, Map<string, KpiRow>>()
  let isDirty = true
  let computedAt = 0

  const stopListening = model.onApplied((applied) => {
    if (applied.some(({ kind }) => kind === 'operator' || kind === 'seat')) isDirty = true
  })

  /** Her rows as they are now, and those of them that changed. */
  function look(id: OperatorId, places: Places): { rows: KpiRow[]; changed: KpiRow[] } {
    const before = known.get(id) ?? new Map<string, KpiRow>()
    known.set(id, before)
    const changed: KpiRow[] = []
    for (const { value, ...figure } of figuresOf(model, id, places)) {
      const kept = before.get(figure.id)
      if (kept && kept.value === value) continue
      const shown = value === undefined ? {} : { value }
      const row: KpiRow = { kind: 'kpi', version: (kept?.version ?? 0) + 1, ...figure, ...shown }
      before.set(figure.id, row)
      changed.push(row)
    }
    return { rows: [...before.values()], changed }
  }

  function refresh(): void {
    isDirty = false
    computedAt = performance.now()
    const places = placesOn(model)
    for (const id of model.operators.keys()) {
      if (!isWatched(id)) continue
      const { changed } = look(id, places)
      if (changed.length > 0) publish(id, changed)
    }
  }

  const timer = setInterval(() => {
    if (isDirty || performance.now() - computedAt >= CALM_MS) refresh()
  }, BUSY_MS)

  return {
    rows: (id) => (model.operators.has(id) ? look(id, placesOn(model)).rows : []),
    stop() {
      clearInterval(timer)
      stopListening()
    },
  }
}

type Places = ReturnType<typeof ranks>

const placesOn = (model: FloorView): Places => ranks(freeSeats(model, { calls: new Set(), operators: new Set() }))

function figuresOf(model: FloorView, id: OperatorId, places: Places): Figure[] {
  const row = model.operators.get(id)
  if (!row) return []
  const { calls, aht, sl15 } = myDay(row.day ?? undefined, dayStart(model.now()))
  const mine = isReady(row) ? places.get(id) : undefined
  return [
    { id: 'my/calls', unit: 'calls', value: calls },
    { id: 'my/aht', unit: 'seconds', value: aht === undefined ? undefined : Math.round(aht / 1_000) },
    { id: 'my/sl15', unit: 'share', value: sl15 },
    ...row.queues.map(({ queueId }) => ({
      id: `rank/${queueId}`,
      unit: 'place' as const,
      value: mine?.get(queueId),
    })),
  ]
}
