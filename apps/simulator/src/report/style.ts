/** How a report looks: as light or dark as its reader has it, and on paper always light. */
export const style = `
:root{color-scheme:light dark;--ink:#1c1f23;--soft:#565d66;--paper:#fff;--panel:#f6f7f9;--rule:#dfe3e8;--band:#f3e3b6;--pointed:#1f5fbf1c;
--one:#1f5fbf;--two:#1d7a45;--three:#b3261e;--four:#8a5a00;--five:#7b8490}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#a5adb8;--paper:#14171b;--panel:#1c2026;--rule:#343a43;--band:#4a3d17;--pointed:#79aef226;
--one:#79aef2;--two:#6cc792;--three:#f2938c;--four:#e0b252;--five:#8b95a3}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:2rem 1.25rem 4rem;font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC",sans-serif;color:var(--ink);background:var(--paper)}
h1{margin:0;font-size:1.75rem;line-height:1.2}h2{margin:2.5rem 0 .75rem;font-size:1.2rem}
p{margin:.4rem 0;max-width:62rem}.lead{font-size:1.05rem}.soft,small{color:var(--soft)}
.warn{margin-top:.8rem;padding:.5rem .8rem;border-left:4px solid var(--three);background:var(--panel);font-weight:600}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:.75rem;margin:1.5rem 0 1rem;padding:0;list-style:none}
.tiles li{padding:.7rem .9rem;border:1px solid var(--rule);border-radius:8px;background:var(--panel)}
.tiles b{display:block;font-size:1.35rem;white-space:nowrap;line-height:1.25;font-variant-numeric:tabular-nums}.tiles small{display:block}
@media (max-width:46rem){.tiles{grid-template-columns:1fr 1fr}}
.sums{margin:.75rem 0;padding:0;list-style:none}.sums li{padding-left:1.6em;text-indent:-1.6em}
.sums li::before{display:inline-block;width:1.6em;text-indent:0;content:"\\2713";color:var(--two);font-weight:700}
.sums .bad{color:var(--three);font-weight:700}.sums .bad::before{content:"\\2717";color:inherit}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1.25rem 1.5rem}
figure{margin:0;padding:.8rem .9rem .5rem;border:1px solid var(--rule);border-radius:8px;break-inside:avoid}
figcaption{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1rem;min-height:4.4em;align-content:start}
figcaption small{flex-basis:100%;line-height:1.35}
figure>svg{display:block;width:100%;height:auto}svg text{font-size:12px;fill:var(--soft);font-variant-numeric:tabular-nums}
.legend{display:inline-flex;flex-wrap:wrap;gap:0 .9rem;font-size:.9rem}.swatch{width:22px;height:10px;margin-right:.3em}
.rule{stroke:var(--rule)}.band{fill:var(--band);opacity:.6}.column{fill:transparent}.column:hover{fill:var(--pointed)}.bar:hover{opacity:.8}
path{fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
path.one{stroke:var(--one)}path.two{stroke:var(--two);stroke-dasharray:7 4}path.three{stroke:var(--three);stroke-dasharray:2 4}
path.four{stroke:var(--four);stroke-dasharray:9 3 2 3}path.five{stroke:var(--five)}
path.area{stroke:none}.area.one,.bar.one{fill:var(--one)}.area.two,.bar.two{fill:var(--two)}.area.three,.bar.three{fill:var(--three)}
.area.four,.bar.four{fill:var(--four)}.area.five,.bar.five{fill:var(--five)}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.22rem .9rem .22rem 0;text-align:right;border-bottom:1px solid var(--rule);white-space:nowrap}
th{color:var(--soft);font-weight:600}th:first-child,td:first-child{text-align:left}tr{break-inside:avoid}
.narrow{max-width:44rem}.reasons{max-width:62rem;padding-left:1.2rem}.reasons li{margin:.35rem 0}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--paper:#fff;--panel:#fff;--rule:#ccc;--band:#eee;--one:#1f5fbf;--two:#1d7a45;--three:#b3261e;--four:#8a5a00;--five:#7b8490}
@page{margin:14mm}body{max-width:none;padding:0;font-size:10pt}.plots{grid-template-columns:1fr 1fr;gap:.6rem}h2{break-after:avoid}
.band,.bar,.area,.swatch{print-color-adjust:exact;-webkit-print-color-adjust:exact}thead{display:table-header-group}}
`
