import type { TicketFields } from '@hearline/protocol'

/** What a reload finds in the browser: what had been typed and not acknowledged when it was written. */
export type LocalDraft = {
  /** The last revision the hub had acknowledged. */
  base: number
  fields: TicketFields
  /** The hub's time of the last keystroke in ms; absent when the page had not learnt it. */
  at?: number
}

/**
 * Whether the local copy holds keystrokes newer than the hub's draft. A copy based on the hub's revision, or a later one, always
 * does; one based on an earlier one does when it was typed after the hub saved.
 */
export function localIsNewer(local: LocalDraft, hub: { rev: number; savedAt: number } | undefined): boolean {
  if (!hub || local.base >= hub.rev) return true
  return local.at !== undefined && local.at > hub.savedAt
}
