import type { Results } from '../results.ts';
import type { Chart } from './chart.ts';
import { chartsOf } from './charts.ts';
import { style } from './style.ts';
import { type Language, numbersIn, sayIn } from './words.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');

/** The report as one page that needs no network and no script: three figures first, then the plots, then what was assumed. */
export function pageOf(results: Results, language: Language): string {
  const say = sayIn(language);
  const show = numbersIn(language);
  const facts = {
    place: results.place[language],
    days: String(results.days.length),
    households: show.whole(results.size.households),
    persons: show.whole(results.size.persons),
    seed: String(results.seed),
  };
  const title = safe(say('title', facts));
  const charts = chartsOf(results, language).map(figureOf(say('figures')));
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>${title}</h1>
<p>${safe(say('lead', facts))}</p>
</header>
<section class="cards">${cardsOf(results, language)}</section>
${charts.join('\n')}
<section>
<h2>${safe(say('limits'))}</h2>
<p>${safe(say('limits-say'))}</p>
</section>
<section>
<h2>${safe(say('given'))}</h2>
<p>${safe(say('given-note'))}</p>
${tableOf(
  [say('parameter'), say('value'), say('source')],
  Object.entries(results.given).map(([name, { value, source }]) => [name, value, source]),
)}
</section>
</main>
</body>
</html>
`;
}

function cardsOf(results: Results, language: Language): string {
  const say = sayIn(language);
  const show = numbersIn(language);
  const { calls, volunteers, answers, size } = results;
  const pressing = answers.pressing;
  const cards = [
    {
      name: say('card-calls'),
      figure: say('less', { share: show.share(calls.savedShare) }),
      sentence: say('say-calls', {
        baseline: show.whole(calls.baselineTotal),
        made: show.whole(calls.madeTotal),
        callers: show.whole(calls.callersLast),
        callersBefore: show.whole(calls.callersBaseline),
      }),
    },
    {
      name: say('card-answers'),
      figure: show.time(pressing.p90 ?? 0),
      sentence: say('say-answers', {
        p50: show.time(pressing.p50 ?? 0),
        count: show.whole(pressing.count),
        open: show.whole(pressing.open),
      }),
    },
    {
      name: say('card-volunteers'),
      figure: say('people', { count: show.whole(volunteers.missing) }),
      sentence: say('say-volunteers', {
        cells: show.whole(size.cells),
        short: show.whole(volunteers.cellsShort),
        without: show.whole(volunteers.cellsWithout),
        wanted: show.whole(volunteers.wanted),
        registered: show.whole(volunteers.registered.at(-1) ?? 0),
      }),
    },
  ];
  return cards
    .map(
      ({ name, figure, sentence }) =>
        `<article><h2>${safe(name)}</h2><p class="figure">${safe(figure)}</p><p>${safe(sentence)}</p></article>`,
    )
    .join('');
}

const figureOf =
  (figures: string) =>
  ({ title, note, svg, head, rows }: Chart): string =>
    `<figure>
<figcaption><h2>${safe(title)}</h2><p>${safe(note)}</p></figcaption>
<div class="plot" role="img" aria-label="${safe(title)}">${svg}</div>
<details><summary>${safe(figures)}</summary>${tableOf(head, rows)}</details>
</figure>`;

function tableOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    typeof value === 'number'
      ? `<td class="number">${value.toLocaleString('en-US')}</td>`
      : `<td>${safe(value)}</td>`;
  return `<div class="wide"><table><thead><tr>${head.map((name) => `<th>${safe(name)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map(cell).join('')}</tr>`)
    .join('')}</tbody></table></div>`;
}
