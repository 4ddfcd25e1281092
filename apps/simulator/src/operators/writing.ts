import type { Confidentiality, TicketType } from '@hearline/domain'
import type { TicketFields } from '@hearline/protocol'
import type { Appeal } from '../appeals/appeal.ts'
import { below, between, chance, pick, weighted } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import { levelOf, type Classified } from './classify.ts'

export type Closing = 'close-ticket-direct' | 'submit-ticket' | 'refer-ticket'
/** What goes onto one ticket and when: each revision adds to the one before. */
export type Writing = {
  /** While the caller talks; `after` seconds since the revision before. */
  revisions: { after: number; fields: TicketFields }[]
  /** What is left to fill in after the call. */
  rest: TicketFields
  registersFirst: boolean
  closing: Closing
}

/** 58 % are answered at once (hotline practice: 53 to 84 %); of the rest a few belong elsewhere. */
const closings: Record<Closing, number> = { 'close-ticket-direct': 0.58, 'submit-ticket': 0.39, 'refer-ticket': 0.03 }

/** How one operator writes up one appeal. */
export function writingOf(random: Random, appeal: Appeal, { categoryCode, placeCode, placeName }: Classified): Writing {
  const drawn = weighted(random, closings)
  const closing = appeal.settled ? 'close-ticket-direct' : drawn
  const pieces = cut(appeal.text, 1 + below(random, 3))
  const revisions = pieces.map((_, i) => ({
    after: between(random, i === 0 ? 5 : 8, i === 0 ? 15 : 30),
    fields: { ...(i === 0 ? { type: appeal.type } : {}), text: pieces.slice(0, i + 1).join('') },
  }))
  return {
    revisions,
    rest: {
      type: appeal.type,
      level: levelOf(appeal),
      confidentiality: gradeFor(random, appeal.type),
      categoryCode,
      placeCode,
      address: `${placeName}${pick(random, estates)}${1 + below(random, 28)}号楼`,
      title: appeal.title,
      text: appeal.text,
      contactName: `${pick(random, surnames)}${pick(random, ['先生', '女士'])}`,
      ...(closing === 'close-ticket-direct' ? { answer: pick(random, answers[appeal.language]) } : {}),
    },
    registersFirst: chance(random, 0.5),
    closing,
  }
}

const gradeFor = (random: Random, type: TicketType): Confidentiality =>
  type === 'report' && chance(random, 0.2) ? 'anonymous' : 'normal'

/** Cuts a text into `n` pieces of about the same length. */
function cut(text: string, n: number): string[] {
  const letters = Array.from(text)
  const size = Math.max(1, Math.ceil(letters.length / n))
  return Array.from({ length: Math.ceil(letters.length / size) }, (_, i) =>
    letters.slice(i * size, (i + 1) * size).join(''),
  )
}

const estates = ['春晓园', '和平里', '松竹小区', '新苑', '翠湖家园', '安康里']
const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '周', '吴', '孙']
const answers = {
  zh: [
    '已按现行规定向来电人说明办理条件、所需材料和办理地点，来电人表示清楚。',
    '已告知办理时间和预约方式，并提示带好本人证件原件，来电人表示满意。',
    '已说明相关政策和咨询电话，来电人没有其他问题。',
  ],
  en: [
    'Explained the conditions, the papers needed and where to go; the caller had no further questions.',
    'Gave opening hours and how to book; the caller was content with the answer.',
  ],
}
