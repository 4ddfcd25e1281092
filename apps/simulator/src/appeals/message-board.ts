import type { TicketType } from '@hearline/domain'
import { z } from 'zod'
import type { Appeal } from './appeal.ts'

const message = z.object({ title: z.string(), text: z.string(), label: z.string().optional() })
const longestTitle = 200
const longestText = 4000

/**
 * Appeals from a message board, one JSON object a line (`title`, `text`, and `label` where the matter was classified).
 * Lines that say too little or cannot be read are left out.
 */
export function readMessages(text: string): Appeal[] {
  return text.split('\n').flatMap((line) => {
    const read = line === '' ? undefined : message.safeParse(jsonOf(line))
    if (read?.success !== true || read.data.title.trim() === '') return []
    const { title, text: body, label } = read.data
    const words = body.trim() === '' ? title : body
    return [
      {
        type: typeOf(title + words),
        title: title.trim().slice(0, longestTitle),
        text: words.trim().slice(0, longestText),
        hints: label === undefined ? [] : [label],
        language: 'zh' as const,
      },
    ]
  })
}

/** A message board has no types: the words used give a first idea, as they would to an operator. */
function typeOf(words: string): TicketType {
  if (/举报|违规|违法/.test(words)) return 'report'
  if (/投诉|扰民|欺诈|太差/.test(words)) return 'complaint'
  if (/建议|希望能增设|能否增加/.test(words)) return 'suggestion'
  if (/咨询|请问|想问|什么时候|如何|吗[？?]/.test(words)) return 'inquiry'
  if (/感谢|表扬/.test(words)) return 'praise'
  return 'help'
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
