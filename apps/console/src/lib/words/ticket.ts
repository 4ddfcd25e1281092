import type {
  Confidentiality,
  LikenessReason,
  ReferralTarget,
  TicketLevel,
  TicketState,
  TicketType,
} from '@hearline/domain'
import type { Settled } from '#lib/desk/ticket.svelte.ts'
import type { FieldName } from '#lib/draft/form.ts'
import * as m from '#lib/paraglide/messages.js'

export const typeWords: Record<TicketType, () => string> = {
  inquiry: m.type_inquiry,
  help: m.type_help,
  complaint: m.type_complaint,
  report: m.type_report,
  suggestion: m.type_suggestion,
  praise: m.type_praise,
}

export const levelWords: Record<TicketLevel, () => string> = {
  L1: m.level_1,
  L2: m.level_2,
  L3: m.level_3,
  L4: m.level_4,
}

export const confidentialityWords: Record<Confidentiality, () => string> = {
  normal: m.confidentiality_normal,
  anonymous: m.confidentiality_anonymous,
  sealed: m.confidentiality_sealed,
}

export const fieldWords: Record<FieldName, () => string> = {
  type: m.field_type,
  level: m.field_level,
  confidentiality: m.field_confidentiality,
  categoryCode: m.field_category,
  placeCode: m.field_place,
  address: m.field_address,
  title: m.field_title,
  text: m.field_text,
  answer: m.field_answer,
  entryId: m.field_entry,
  contactName: m.field_contact_name,
  contactPhone: m.field_contact_phone,
}

export const referralWords: Record<ReferralTarget, () => string> = {
  emergency: m.refer_emergency,
  statutory: m.refer_statutory,
  peer: m.refer_peer,
}

/** Why a ticket may be about the same matter. */
export const likenessWords: Record<LikenessReason, () => string> = {
  number: m.likeness_number,
  place: m.likeness_place,
  category: m.likeness_category,
  text: m.likeness_text,
}

/** What was done with a ticket. */
export const doneWords: Record<Settled, () => string> = {
  'register-ticket': m.done_register,
  'close-ticket-direct': m.done_answer_directly,
  'submit-ticket': m.done_submit,
  'refer-ticket': m.done_refer,
  'attach-ticket': m.done_attach,
}

export const ticketStateWords: Record<TicketState, () => string> = {
  draft: m.ticket_state_draft,
  registered: m.ticket_state_registered,
  'closed-direct': m.ticket_state_closed_direct,
  referred: m.ticket_state_referred,
  'pending-dispatch': m.ticket_state_pending_dispatch,
  merged: m.ticket_state_merged,
  dispatched: m.ticket_state_dispatched,
  'in-progress': m.ticket_state_in_progress,
  'return-review': m.ticket_state_return_review,
  'flag-review': m.ticket_state_flag_review,
  replied: m.ticket_state_replied,
  'pending-visit': m.ticket_state_pending_visit,
  evaluated: m.ticket_state_evaluated,
  closed: m.ticket_state_closed,
}
