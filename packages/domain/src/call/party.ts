import type { Instant, OperatorId } from '../ids.ts'

/** Where an emergency goes: police, fire, ambulance, road accidents. */
export const emergencyServices = ['110', '119', '120', '122'] as const
export type EmergencyService = (typeof emergencyServices)[number]

/** Whom an operator asks while her caller waits. */
export const partyKinds = ['operator', 'number', 'emergency'] as const
export type PartyKind = (typeof partyKinds)[number]

/** `ringing`, then `talking` with the operator alone, or `joined`: all three hear each other. */
export const partyStates = ['ringing', 'talking', 'joined'] as const
export type PartyState = (typeof partyStates)[number]

/** Who passed a call on; `blind`: without asking first; `take-over`: a lead took it. */
export type TransferredBy = { operatorId: OperatorId; name: string; kind: 'blind' | 'consult' | 'take-over' }

/** The third one on a call. */
export type Party = {
  kind: PartyKind
  state: PartyState
  /** The fence of the ring that reached out for it; the leg and its answers carry it. */
  fence: number
  /** The switch's name of the leg. */
  leg: string
  since: Instant
  /** While it rings: the answer must come before. */
  leaseEndsAt?: Instant
  /** It takes the call as soon as it answers. */
  blind?: boolean
  operatorId?: OperatorId
  name?: string
  /** Who asks her, by name. */
  by?: string
  /** A number outside, masked. */
  number?: string
  service?: EmergencyService
}
