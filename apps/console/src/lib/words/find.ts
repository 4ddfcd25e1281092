import type { Kind } from '#lib/find/find.ts'
import * as m from '#lib/paraglide/messages.js'

export const kindWords: Record<Kind, () => string> = {
  command: m.find_command,
  queue: m.queue,
  ticket: m.ticket,
  person: m.find_person,
  category: m.field_category,
}
