import type { Action, Situation } from '#lib/keys/keymap.ts'
import * as m from '#lib/paraglide/messages.js'

/** What each key does, for the list under `?` and for Ctrl K. */
export const actionWords: Record<Action, () => string> = {
  answer: m.key_answer,
  decline: m.key_decline,
  'complete-transfer': m.key_complete_transfer,
  'join-call': m.key_join_call,
  'cancel-consult': m.key_cancel_consult,
  hold: m.key_hold,
  transfer: m.key_transfer,
  emergency: m.key_emergency,
  end: m.key_end,
  reveal: m.key_reveal,
  earlier: m.key_earlier,
  promise: m.key_promise,
  'finish-wrap-up': m.key_finish_wrap_up,
  'extend-wrap-up': m.key_extend_wrap_up,
  ready: m.key_ready,
  busy: m.key_busy,
  break: m.key_break,
  training: m.key_training,
  'clear-next': m.key_clear_next,
  hand: m.key_hand,
  category: m.key_category,
  place: m.key_place,
  map: m.key_map,
  text: m.key_text,
  type: m.key_type,
  'answer-text': m.key_answer_text,
  snippet: m.key_snippet,
  'new-ticket': m.key_new_ticket,
  'next-ticket': m.key_next_ticket,
  register: m.key_register,
  'answer-directly': m.key_answer_directly,
  submit: m.key_submit,
  refer: m.key_refer,
  'all-fields': m.key_all_fields,
  attach: m.key_attach,
  'to-ticket': m.key_to_ticket,
  palette: m.key_palette,
  tickets: m.key_tickets,
  'read-notice': m.key_read_notice,
  undo: m.key_undo,
  settings: m.key_settings,
  help: m.key_help,
}

/** Why a key had nothing to do. */
export const notNowWords: Record<Situation, () => string> = {
  ringing: m.not_now_ringing,
  consult: m.not_now_consult,
  call: m.not_now_call,
  'wrap-up': m.not_now_wrap_up,
  state: m.not_now_state,
  ticket: m.not_now_ticket,
  anywhere: m.not_now_anywhere,
}

export const situationWords: Record<Situation, () => string> = {
  ringing: m.when_ringing,
  consult: m.when_consult,
  call: m.when_call,
  'wrap-up': m.when_wrap_up,
  state: m.when_state,
  ticket: m.when_ticket,
  anywhere: m.when_anywhere,
}
