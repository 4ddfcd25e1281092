import type { TicketType } from '@hearline/domain'
import type { Appeal } from './appeal.ts'

/** `hints`: words parted by blanks. */
const en = (type: TicketType, hints: string, title: string, text: string): Appeal => ({
  type,
  title,
  text,
  hints: hints.split(' '),
  language: 'en',
})

/** Invented for Hearline; places and people are made up. */
export const englishAppeals: readonly Appeal[] = [
  en(
    'inquiry',
    '出入境 政法',
    'Work permit renewal for a foreign teacher',
    'My permit ends in six weeks and my school has moved to another district. Which office takes the renewal now, and do I have to be there in person?',
  ),
  en(
    'inquiry',
    '医疗 卫生',
    'Which hospitals have an English-speaking desk',
    'My mother is visiting and needs a check of her blood pressure medicine. Is there a public hospital near the embassy area where staff speak English?',
  ),
  en(
    'help',
    '供热 城乡建设',
    'No hot water in the building',
    'Our building has had no hot water since Sunday. The management only posts notices in Chinese and nobody answers the phone.',
  ),
  en(
    'complaint',
    '消费 商贸',
    'Taxi refused to use the meter',
    'At the railway station the driver asked for a fixed price four times what I usually pay. I have the plate number and a photo.',
  ),
  en(
    'suggestion',
    '交通',
    'Signs at the transfer station',
    'The signs between the two metro lines are hard to follow for visitors. A coloured line on the floor would help a lot.',
  ),
]
