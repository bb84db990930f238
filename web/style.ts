/** The look of the dashboard: no fonts, no pictures, nothing from anywhere else. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --panel: #ffffff; --ink: #1b2330; --soft: #5a6577; --line: #dfe3ea;
  --accent: #2f6fde; --good: #1f8a5b; --warn: #a35b00; --bad: #c03a3a; --track: #e6eaf0;
  --planned: #8a94a6; --claimed: #7a6ff0; --in_progress: #2f6fde; --for_review: #b07400;
  --in_review: #b0560a; --approved: #12889a; --done: #1f8a5b; --blocked: #c03a3a; --canceled: #8a94a6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161d; --panel: #1a2029; --ink: #e6eaf1; --soft: #9aa6b8; --line: #2b3442;
    --accent: #6ea0ff; --good: #4cc38a; --warn: #e2a24a; --bad: #ff8080; --track: #2a323f;
    --planned: #9aa6b8; --claimed: #a79dff; --in_progress: #6ea0ff; --for_review: #e2b04a;
    --in_review: #ef9a55; --approved: #4fc3d4; --done: #4cc38a; --blocked: #ff8080; --canceled: #7b8698;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, input:focus-visible, [tabindex]:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px;
}
[tabindex="-1"]:focus { outline: none; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--panel); padding: 8px; z-index: 2; }
header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; padding: 14px 24px; background: var(--panel); border-bottom: 1px solid var(--line); }
header h1 { font-size: 18px; margin: 0; }
header h1 a { color: inherit; text-decoration: none; }
header .note { margin: 0; }
#live { margin-left: auto; font-size: 13px; color: var(--soft); }
#live::before { content: ""; display: inline-block; width: 8px; height: 8px; border-radius: 50%; background: var(--soft); margin-right: 6px; }
#live[data-state="live"]::before { background: var(--good); }
#live[data-state="lost"]::before { background: var(--bad); }
.columns { display: grid; grid-template-columns: minmax(240px, 320px) minmax(0, 1fr); align-items: start; }
nav { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 16px 12px 16px 24px; }
nav label { display: block; font-size: 13px; color: var(--soft); }
nav input { width: 100%; padding: 7px 10px; margin: 4px 0 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--panel); color: inherit; font: inherit; }
ul { list-style: none; margin: 0; padding: 0; }
#missions a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 8px; padding: 8px 10px; border-radius: 8px; color: inherit; text-decoration: none; }
#missions a:hover { background: var(--panel); }
#missions a[aria-current] { background: var(--panel); box-shadow: inset 3px 0 0 var(--accent); }
#missions .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
#missions .bar { grid-column: 1 / -1; }
#missions .lanes, #missions .trouble { font-size: 12px; color: var(--soft); grid-column: 1 / -1; overflow-wrap: anywhere; }
#missions .trouble, .warning { color: var(--warn); }
.percentage { font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { display: block; width: 100%; height: 6px; border-radius: 3px; overflow: hidden; }
.bar .track { fill: var(--track); } .bar .fill { fill: var(--accent); } .bar .full { fill: var(--good); }
main { padding: 16px 24px 64px; min-width: 0; }
section h2 { font-size: 24px; line-height: 1.25; margin: 8px 0 0; overflow-wrap: anywhere; }
section h3 { font-size: 16px; margin: 28px 0 10px; }
.note { color: var(--soft); font-size: 13px; margin: 4px 0; overflow-wrap: anywhere; }
.progress { display: flex; align-items: center; gap: 14px; margin: 14px 0 4px; }
.progress .percentage { font-size: 30px; }
.progress .bar { height: 12px; border-radius: 6px; max-width: 560px; }
.totals { display: flex; flex-wrap: wrap; gap: 12px; margin: 16px 0; }
.totals div { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 10px 16px; display: flex; flex-direction: column-reverse; }
.totals dd { margin: 0; font-size: 24px; font-variant-numeric: tabular-nums; } .totals dt { font-size: 13px; color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 12px; }
.cards a { display: grid; grid-template-columns: 1fr auto; gap: 6px 10px; height: 100%; align-content: start; padding: 12px 14px; background: var(--panel); border: 1px solid var(--line); border-radius: 10px; color: inherit; text-decoration: none; }
.cards a:hover { border-color: var(--accent); } .cards b { font-weight: 600; overflow-wrap: anywhere; }
.cards .bar, .cards small { grid-column: 1 / -1; } small { color: var(--soft); }
.board { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(180px, 1fr); gap: 12px; overflow-x: auto; padding-bottom: 6px; }
.lane { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 10px; }
.lane h4 { margin: 0 0 8px; font-size: 13px; font-weight: 600; display: flex; justify-content: space-between; }
.lane h4::before { content: ""; width: 9px; height: 9px; border-radius: 50%; margin: 5px 7px 0 0; background: var(--lane, var(--planned)); }
.lane h4 .count { margin-left: auto; color: var(--soft); font-weight: 400; }
.card { display: block; padding: 8px 10px; margin-top: 8px; border: 1px solid var(--line); border-left: 3px solid var(--lane, var(--planned)); border-radius: 8px; color: inherit; text-decoration: none; font-size: 14px; overflow-wrap: anywhere; }
.card:hover { border-color: var(--accent); } .card small { display: block; } .card small.warning { color: var(--warn); }
[data-lane="planned"] { --lane: var(--planned); } [data-lane="claimed"] { --lane: var(--claimed); }
[data-lane="in_progress"] { --lane: var(--in_progress); } [data-lane="for_review"] { --lane: var(--for_review); }
[data-lane="in_review"] { --lane: var(--in_review); } [data-lane="approved"] { --lane: var(--approved); }
[data-lane="done"] { --lane: var(--done); } [data-lane="blocked"] { --lane: var(--blocked); }
[data-lane="canceled"], [data-lane="uninitialized"] { --lane: var(--canceled); }
figure { margin: 0; background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 12px; overflow-x: auto; }
figcaption { color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
.chart svg { display: block; width: 100%; min-width: 480px; max-width: 900px; }
.chart .grid { stroke: var(--line); } .tick { fill: var(--soft); font-size: 11px; }
.chart .area { fill: var(--accent); opacity: 0.14; } .chart .line { fill: none; stroke: var(--accent); stroke-width: 2; } .chart .dot { fill: var(--accent); }
.graph svg { display: block; max-width: none; } .graph .row { fill: var(--page); }
.graph .node rect { fill: var(--panel); stroke: var(--lane); stroke-width: 2; } .graph .node text { fill: var(--ink); font-size: 12px; font-weight: 600; }
.graph .edge { fill: none; stroke: var(--soft); stroke-width: 1.4; } .graph marker path { fill: var(--soft); }
.findings li { padding: 6px 10px; border-left: 3px solid var(--line); margin: 4px 0; overflow-wrap: anywhere; }
.findings [data-severity="error"] { border-color: var(--bad); } .findings [data-severity="error"] b { color: var(--bad); }
.findings [data-severity="warning"] { border-color: var(--warn); } .findings [data-severity="warning"] b { color: var(--warn); }
.work-package { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; margin: 8px 0; }
.work-package > summary { padding: 10px 14px; cursor: pointer; overflow-wrap: anywhere; }
.work-package > div { padding: 0 14px 14px; }
.lane-name { float: right; font-size: 12px; padding: 1px 9px; border-radius: 10px; border: 1px solid var(--lane); color: var(--lane); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 8px 16px; margin: 8px 0; }
.facts dt { font-size: 12px; color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 13px; }
caption { text-align: left; color: var(--soft); padding: 4px 0; } th, td { text-align: left; padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td { overflow-wrap: anywhere; } td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
.prompt { margin-top: 12px; } .prompt summary { cursor: pointer; color: var(--accent); }
.prompt > div { border-top: 1px solid var(--line); margin-top: 8px; overflow-wrap: anywhere; }
.prompt ul, .prompt ol { list-style: revert; padding-left: 24px; } .prompt pre { overflow-x: auto; background: var(--page); padding: 10px; border-radius: 8px; }
.prompt code { background: var(--page); padding: 1px 4px; border-radius: 4px; } .prompt pre code { padding: 0; } .prompt h1 { font-size: 19px; } .prompt h2 { font-size: 17px; }
body[data-kind="file"] main > section { display: none; }
body[data-kind="file"] main > section:target, body[data-kind="file"] main > section:has(:target) { display: block; }
body[data-kind="file"] main:not(:has(:target)) > :first-child { display: block; }
[hidden] { display: none !important; }
@media (max-width: 760px) {
  .columns { display: block; } nav { position: static; max-height: 45vh; padding: 12px 16px 0; border-bottom: 1px solid var(--line); }
  main { padding: 12px 16px 48px; } header { padding: 12px 16px; } section h2 { font-size: 20px; }
  .board { grid-auto-flow: row; grid-auto-columns: auto; } .lane-name { float: none; margin-left: 6px; }
}
@media (prefers-reduced-motion: no-preference) { .bar rect { transition: width 0.3s; } }
`
