/** The look of the page, light and dark; plots take their colours from here as well. */
export const style = `
:root {
  --page: #f4f5f2; --card: #ffffff; --text: #1d2421; --muted: #5a6560; --line: #d5dad6;
  --c1: #14756a; --c2: #c2571a; --c3: #3f62b5; --c4: #a23b72; --c5: #7c8681;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #141816; --card: #1e2421; --text: #e8edea; --muted: #a5b0aa; --line: #3a433f;
    --c1: #4cc0b0; --c2: #f0975a; --c3: #8ba8f0; --c4: #e48abb; --c5: #98a39e;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text); line-height: 1.6;
  font-family: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif;
}
main { max-width: 1080px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 28px; line-height: 1.3; margin: 0 0 8px; }
h2 { font-size: 19px; line-height: 1.4; margin: 0; }
p { margin: 6px 0 0; }
header p, figcaption p { color: var(--muted); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 16px; margin: 24px 0; }
article, figure, section:not(.cards) { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 20px; }
article h2 { font-size: 16px; color: var(--muted); font-weight: 600; }
article .figure { font-size: 40px; line-height: 1.2; font-weight: 700; color: var(--c1); margin: 4px 0 8px; }
article:nth-child(3) .figure { color: var(--c2); }
figure, section:not(.cards) { margin: 0 0 16px; }
.plot { margin-top: 14px; overflow-x: auto; }
.plot svg { display: block; width: 100%; min-width: 640px; height: auto; }
details { margin-top: 10px; }
summary { cursor: pointer; color: var(--muted); padding: 6px 0; }
summary:focus-visible { outline: 2px solid var(--c1); }
.wide { overflow-x: auto; margin-top: 8px; }
table { border-collapse: collapse; font-size: 14px; width: 100%; }
th, td { text-align: start; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--muted); font-weight: 600; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
th:has(~ th) { white-space: nowrap; }
@media print { body { background: none; } figure, article { break-inside: avoid; } }
`;
