import { besideLog } from './against-log.ts'
import { escape } from './chart.ts'
import { byNumber, intervalsOf, sumsOf, totalOf, type Day } from './day.ts'
import { expectedWaits } from './expected.ts'
import { heldSpeed } from './machine.ts'
import { pictures } from './pictures.ts'
import { style } from './style.ts'
import { allFigures, happenings, headline, machineLines, ofTheSwitch, speedLine } from './text.ts'
import { tilesOf } from './tiles.ts'
import { clockTime, count, percent, seconds } from './words.ts'

/** The report as one page that needs nothing from anywhere; light or dark as its reader has it, and fit to be printed. */
export function reportPage(day: Day): string {
  const total = totalOf(day)
  const quarters = intervalsOf(day)
  const expected = expectedWaits(day, quarters)
  const tiles = tilesOf(day, total).map(
    ({ name, value, about }) =>
      `<li>${escape(name)}<b>${escape(value)}</b>${about === '' ? '' : `<small>${escape(about)}</small>`}</li>`,
  )
  const sums = sumsOf(day, total).map(({ sum, held }) => `<li class="${held ? 'good' : 'bad'}">${escape(sum)}</li>`)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>A day at the hotline</title>
<style>${style}</style></head><body>
<header><h1>A day at the hotline</h1>
<p class="lead">${escape(headline(day))}.</p>
<p class="soft">${escape(happenings(day))}.</p>${heldSpeed(day.machine) ? '' : `\n<p class="warn">${escape(sentence(speedLine(day)))}</p>`}</header>
<ul class="tiles">${tiles.join('')}</ul>
<p class="soft">${escape(ofTheSwitch)}</p>
<section><h2>Through the day</h2>
<div class="plots">${pictures(day, quarters).join('\n')}</div></section>
<section><h2>What must hold, whatever the floor makes of the day</h2>
<ul class="sums">${sums.join('')}</ul></section>
<section><h2>What the machine did</h2>
${machineLines(day)
  .map((line) => `<p>${escape(sentence(line))}</p>`)
  .join('\n')}</section>
${day.log === undefined ? '' : besideTheLog(day, day.log)}
<section><h2>All figures</h2>
${table(['figure', 'value'], allFigures(day, total), 'narrow')}</section>
<section><h2>By number</h2>
${table(
  ['number', 'offered', 'answered', 'abandoned', 'within 15 s', 'average wait'],
  byNumber(day).map((n) => [
    n.to,
    count(n.offered),
    count(n.answered),
    count(n.abandoned),
    percent(n.serviceLevel15),
    seconds(n.averageWait),
  ]),
  'narrow',
)}</section>
<section><h2>By quarter of an hour</h2>
${table(
  [
    ...['time', 'on duty', 'offered', 'answered', 'abandoned', 'within 15 s', 'average wait'],
    ...['mean of all', 'Erlang A', 'longest wait', 'occupancy'],
  ],
  quarters.map((q, n) => [
    clockTime(q.from),
    count(q.onDuty),
    count(q.offered),
    count(q.answered),
    count(q.abandoned),
    percent(q.serviceLevel15),
    seconds(q.averageWait),
    seconds(q.meanWait),
    seconds(expected[n]),
    seconds(q.longestWait),
    percent(q.occupancy),
  ]),
)}</section>
</body></html>
`
}

function besideTheLog(day: Day, log: NonNullable<Day['log']>): string {
  const { rows, reasons } = besideLog(day, log)
  const figure = (n: number | undefined, unit: string) =>
    n === undefined ? '?' : `${Number.isInteger(n) ? count(n) : n.toFixed(1)}${unit === 'calls' ? '' : ` ${unit}`}`
  const lines = rows.map((r) => [r.name, figure(r.log, r.unit), figure(r.replay, r.unit)])
  return `<section><h2>Beside the log</h2>${table(['', 'log', 'replay'], lines, 'narrow')}
<h3>Why they differ</h3><ul class="reasons">${reasons.map((reason) => `<li>${escape(reason)}</li>`).join('')}</ul></section>`
}

const sentence = (line: string): string => `${line.slice(0, 1).toUpperCase()}${line.slice(1)}.`

const table = (heads: readonly string[], rows: readonly (readonly string[])[], className = ''): string =>
  `<div class="table"><table${className === '' ? '' : ` class="${className}"`}><thead><tr>${heads
    .map((head) => `<th scope="col">${escape(head)}</th>`)
    .join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table></div>`
