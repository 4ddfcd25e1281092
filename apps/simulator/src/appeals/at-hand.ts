import { readFile } from 'node:fs/promises'
import { recordPath } from '../records/record.ts'
import type { Appeal } from './appeal.ts'
import { readMessages } from './message-board.ts'
import { chineseAppeals } from './own-chinese.ts'
import { englishAppeals } from './own-english.ts'

/** Real appeals where they are kept, with our own English ones; else our own. */
export async function appealsAtHand(): Promise<readonly Appeal[]> {
  const path = recordPath('appeals-zh/train.jsonl')
  const real = path === undefined ? [] : readMessages(await readFile(path, 'utf8'))
  return [...(real.length === 0 ? chineseAppeals : real), ...englishAppeals]
}
