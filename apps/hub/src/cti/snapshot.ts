import type { CallState } from '@hearline/domain'
import type { SwitchSnapshot } from '@hearline/protocol'
import { beginStream, oldestInstruction, openCalls, type CallRow, type Tx } from '@hearline/store'

const should: Partial<Record<CallState, SwitchSnapshot['calls'][number]['should']>> = {
  queued: 'wait',
  offered: 'ring',
  talking: 'talk',
  consulting: 'hold',
  held: 'hold',
}

export type Begun = { generation: number; cursor: number; snapshot?: SwitchSnapshot }

/**
 * A stream begins where its cursor stands, or with what each call should be when that is unknown. Beginning locks the
 * switch's counter, so that no instruction falls between the snapshot and its number.
 */
export async function begin(tx: Tx, switchId: string, cursor: number | undefined): Promise<Begun> {
  const { generation, instructionN } = await beginStream(tx, switchId)
  if (cursor !== undefined && cursor <= instructionN) {
    const oldest = (await oldestInstruction(tx.db, switchId)) ?? instructionN + 1
    if (cursor >= oldest - 1) return { generation, cursor }
  }
  const calls = (await openCalls(tx.db, switchId)).map(standing)
  return { generation, cursor: instructionN, snapshot: { n: instructionN, calls } }
}

function standing(call: CallRow): SwitchSnapshot['calls'][number] {
  const { switchCall, fence, state, operatorId } = call
  const of = operatorId === null ? {} : { operator: operatorId }
  return { call: switchCall, fence, should: should[state] ?? 'end', ...of }
}
