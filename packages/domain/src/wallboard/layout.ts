import type { QueueId } from '../ids.ts'

/** What a tile of a wallboard can show. */
export const tileFigures = [
  'offered',
  'answered',
  'completion',
  'service-level',
  'waiting',
  'longest-wait',
  'abandoned',
  'call-backs',
  'storm',
  'seats',
  'curve',
  'hotlines',
] as const
export type TileFigure = (typeof tileFigures)[number]

/** Of some queues; of all without any. */
export type Tile = { figure: TileFigure; queues?: QueueId[] | undefined }
export type BoardPage = { title?: string | undefined; tiles: Tile[] }

/** How a board looks: its pages follow one another, the words and colours suit the room it hangs in. */
export type BoardLayout = {
  language: 'zh' | 'en'
  theme: 'light' | 'dark'
  /** How long a page stays, in seconds. */
  rotateSeconds: number
  pages: BoardPage[]
}

/** A page holds so many cells and no more, or nobody could read it from eight metres. */
export const PAGE_CELLS = 12
const wide: readonly TileFigure[] = ['seats', 'curve', 'hotlines']

/** Tiles with a drawing or a list need the width of two. */
export const cellsOf = ({ figure }: Pick<Tile, 'figure'>): 1 | 2 => (wide.includes(figure) ? 2 : 1)

export const pageCells = ({ tiles }: BoardPage): number => tiles.reduce((sum, tile) => sum + cellsOf(tile), 0)

/** How many columns and rows hold the tiles of a page, as large as they may be. */
export function gridOf(page: BoardPage): { columns: number; rows: number } {
  const cells = pageCells(page)
  if (cells <= 1) return { columns: 1, rows: 1 }
  if (cells <= 4) return { columns: 2, rows: Math.ceil(cells / 2) }
  // in three columns a wide tile leaves a gap that no other one fills
  if (cells <= 6 && cells === page.tiles.length) return { columns: 3, rows: 2 }
  return { columns: 4, rows: Math.ceil(cells / 4) }
}

/** What a board shows that nobody has laid out yet: every figure of all queues. */
export const standardLayout: BoardLayout = {
  language: 'zh',
  theme: 'dark',
  rotateSeconds: 20,
  pages: [
    {
      tiles: [
        ...(['completion', 'service-level', 'waiting', 'longest-wait'] as const).map((figure) => ({ figure })),
        ...(['offered', 'answered', 'abandoned', 'call-backs'] as const).map((figure) => ({ figure })),
        ...(['seats', 'curve'] as const).map((figure) => ({ figure })),
      ],
    },
    { tiles: (['hotlines', 'storm', 'waiting', 'curve', 'seats'] as const).map((figure) => ({ figure })) },
  ],
}
