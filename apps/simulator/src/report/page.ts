import { besideLog } from './against-log.ts'
import { byNumber, intervalsOf, sumsOf, totalOf, type Day } from './day.ts'
import { escape, plot } from './plot.ts'
import { happenings, headline, machineLines } from './text.ts'
import { clockTime, count, figureWords, percent, seconds } from './words.ts'

/** The report as one page that needs nothing from anywhere; light or dark as its reader has it. */
export function reportPage(day: Day): string {
  const total = totalOf(day)
  const quarters = intervalsOf(day)
  const from = quarters.map((interval) => interval.from)
  const sums = sumsOf(day, total).map(({ sum, held }) => `<li class="${held ? 'good' : 'bad'}">${escape(sum)}</li>`)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A day at the hotline</title>
<style>${style}</style></head><body>
<h1>A day at the hotline</h1>
<p>${escape(headline(day))}. ${escape(happenings(day))}.</p>
${machineLines(day)
  .map((line) => `<p>${escape(line)}</p>`)
  .join('\n')}
<h2>Figures</h2>
${table(['figure', 'value'], figureWords(total))}
<ul>${sums.join('')}</ul>
<h2>Through the day</h2>
${plot('Calls in a quarter of an hour', from, [
  { name: 'offered', colour: 'blue', values: quarters.map((q) => q.offered) },
  { name: 'answered', colour: 'green', values: quarters.map((q) => q.answered) },
  { name: 'abandoned', colour: 'red', values: quarters.map((q) => q.abandoned) },
])}
${plot('Answered within 15 s', from, [{ name: 'service level', colour: 'green', values: quarters.map((q) => q.serviceLevel15 && q.serviceLevel15 * 100) }], ' %')}
${plot(
  'Waiting',
  from,
  [
    { name: 'average of the answered', colour: 'blue', values: quarters.map((q) => q.averageWait) },
    { name: 'longest', colour: 'red', values: quarters.map((q) => q.longestWait) },
  ],
  ' s',
)}
${plot('Operators on duty', from, [{ name: 'on duty', colour: 'blue', values: quarters.map((q) => q.onDuty) }])}
${table(
  ['time', 'on duty', 'offered', 'answered', 'abandoned', 'within 15 s', 'average wait'],
  quarters.map((q) => [
    clockTime(q.from),
    count(q.onDuty),
    count(q.offered),
    count(q.answered),
    count(q.abandoned),
    percent(q.serviceLevel15),
    seconds(q.averageWait),
  ]),
)}
<h2>By number</h2>
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
)}
${day.log === undefined ? '' : besideTheLog(day, day.log)}
</body></html>
`
}

function besideTheLog(day: Day, log: NonNullable<Day['log']>): string {
  const { rows, reasons } = besideLog(day, log)
  const figure = (n: number | undefined, unit: string) =>
    n === undefined ? '?' : `${Number.isInteger(n) ? count(n) : n.toFixed(1)}${unit === 'calls' ? '' : ` ${unit}`}`
  const lines = rows.map((r) => [r.name, figure(r.log, r.unit), figure(r.replay, r.unit)])
  return `<h2>Beside the log</h2>${table(['', 'log', 'replay'], lines)}<ul>${reasons.map((reason) => `<li>${escape(reason)}</li>`).join('')}</ul>`
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><tr>${heads.map((head) => `<th>${escape(head)}</th>`).join('')}</tr>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
    .join('')}</table>`

const style = `
:root{color-scheme:light dark;--ink:#1c1f23;--paper:#fff;--rule:#d8dce2;--blue:#1f5fbf;--green:#1d7a45;--red:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--paper:#14171b;--rule:#363c45;--blue:#79aef2;--green:#6cc792;--red:#f2938c}}
body{margin:2rem auto;max-width:58rem;padding:0 1rem;font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
table{border-collapse:collapse;margin:1rem 0;font-variant-numeric:tabular-nums}
th,td{padding:.15rem .9rem .15rem 0;text-align:right;border-bottom:1px solid var(--rule)}
th:first-child,td:first-child{text-align:left}
figure{margin:1.5rem 0}svg{width:100%;height:auto}svg text{font-size:11px;fill:var(--ink)}
.rule{stroke:var(--rule)}path{fill:none;stroke-width:2;stroke-linecap:round}
path.blue{stroke:var(--blue)}path.green{stroke:var(--green)}path.red{stroke:var(--red)}
span.blue{color:var(--blue)}span.green{color:var(--green)}span.red,.bad{color:var(--red)}
span::before{content:"\\25CF "}.bad{font-weight:bold}
`
