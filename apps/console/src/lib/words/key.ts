import type { Action } from '#lib/keys/keymap.ts'
import * as m from '#lib/paraglide/messages.js'

/** What each key does, for the list under `?`. */
export const actionWords: Record<Action, () => string> = {
  answer: m.key_answer,
  decline: m.key_decline,
  hold: m.key_hold,
  end: m.key_end,
  reveal: m.key_reveal,
  'finish-wrap-up': m.key_finish_wrap_up,
  'extend-wrap-up': m.key_extend_wrap_up,
  ready: m.key_ready,
  busy: m.key_busy,
  break: m.key_break,
  training: m.key_training,
  category: m.key_category,
  place: m.key_place,
  text: m.key_text,
  'new-ticket': m.key_new_ticket,
  'next-ticket': m.key_next_ticket,
  register: m.key_register,
  'answer-directly': m.key_answer_directly,
  submit: m.key_submit,
  help: m.key_help,
}
