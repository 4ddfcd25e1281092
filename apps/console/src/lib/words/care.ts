import type { CareFlag } from '@hearline/domain'
import * as m from '#lib/paraglide/messages.js'

/** What to know of a caller before the first word. */
export const careWords: Record<CareFlag, () => string> = {
  'elderly-alone': m.care_elderly_alone,
  'hard-of-hearing': m.care_hard_of_hearing,
  'speech-impaired': m.care_speech_impaired,
  'visually-impaired': m.care_visually_impaired,
  'needs-interpreter': m.care_needs_interpreter,
  distressed: m.care_distressed,
  'frequent-caller': m.care_frequent_caller,
}
