import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, gridOf, PAGE_CELLS, pageCells, standardLayout, tileFigures } from './layout.ts'

test('[D4] the standard board shows every figure there is, and no page is too full', () => {
  const shown = new Set(standardLayout.pages.flatMap(({ tiles }) => tiles.map(({ figure }) => figure)))
  expect([...shown].toSorted()).toEqual([...tileFigures].toSorted())
  for (const page of standardLayout.pages) expect(pageCells(page)).toBeLessThanOrEqual(PAGE_CELLS)
})

test('[D3] whatever fits the cells of a page fits its grid, in any order', () => {
  const figures = fc.array(fc.constantFrom(...tileFigures), { minLength: 1, maxLength: PAGE_CELLS })
  fc.assert(
    fc.property(figures, (chosen) => {
      const tiles = chosen.map((figure) => ({ figure }))
      fc.pre(pageCells({ tiles }) <= PAGE_CELLS)
      const { columns, rows } = gridOf({ tiles })
      // as a browser places them: each in the first gap that is wide enough
      const free = Array.from({ length: rows }, () => Array.from({ length: columns }, () => true))
      for (const tile of tiles) {
        const width = Math.min(cellsOf(tile), columns)
        const row = free.find((line) =>
          line.some((_, at) => line.slice(at, at + width).filter(Boolean).length === width),
        )
        expect(row).toBeDefined()
        const at = row!.findIndex((_, from) => row!.slice(from, from + width).filter(Boolean).length === width)
        row!.fill(false, at, at + width)
      }
    }),
  )
})
