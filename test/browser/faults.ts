import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Evaluated in the browser, as text: the content security policy of the page allows no script of ours.
const inBrowser = `
  const all = (selector) => [...document.querySelectorAll(selector)].filter((each) => {
    const box = each.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && !each.closest('.heard') && getComputedStyle(each).visibility !== 'hidden';
  });
  const called = (each) => (each.id ? '#' + each.id : each.className) + ' “' + each.textContent.trim().slice(0, 20) + '”';
  const size = (box) => Math.round(box.width) + ' × ' + Math.round(box.height);
  const scrolls = (each) => each && (/auto|scroll/.test(getComputedStyle(each).overflowX) || scrolls(each.parentElement));`;

const inPage = async (page: Page, expression: string): Promise<string[]> =>
  (await page.evaluate(`(() => { ${inBrowser} return ${expression}; })()`)) as string[];

interface Finding {
  readonly id: string;
  readonly target: string;
  readonly html: string;
}

async function violations(page: Page, runOnly: readonly string[]): Promise<Finding[]> {
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })`,
  )) as AxeResults;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => ({ id, target: String(target), html: html.slice(0, 120) })),
  );
}

/** A target that the bar at the bottom cuts off is whole once it is scrolled to: only there its size is looked at. */
async function staysSmall(page: Page, { target }: Finding): Promise<boolean> {
  await page.evaluate(
    `document.querySelector(${JSON.stringify(target)})?.scrollIntoView({ block: 'center' })`,
  );
  return (await violations(page, ['target-size'])).some((other) => other.target === target);
}

/** What axe finds against WCAG 2.2 A and AA, or against some rules only. */
export async function broken(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  const found: Finding[] = [];
  for (const each of await violations(
    page,
    rules ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  ))
    if (each.id !== 'target-size' || (await staysSmall(page, each))) found.push(each);
  await page.evaluate('scrollTo(0, 0)');
  return found.map(({ id, target, html }) => `${id}: ${target} ${html}`);
}

/** What sticks out of the screen at either side, but for what lies in a part that scrolls sideways. */
export const stickingOut = (page: Page) =>
  inPage(
    page,
    `[
      ...all('.page *')
        .filter((each) => {
          const box = each.getBoundingClientRect();
          return (box.right > innerWidth + 1 || box.left < -1) && !scrolls(each.parentElement);
        })
        .map((each) => 'sticks out: ' + called(each)),
      ...(document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth ? ['the page scrolls sideways'] : []),
    ]`,
  );

/** Text below a size in px. */
export const smallText = (page: Page, least: number) =>
  inPage(
    page,
    `all('.page *')
      .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
      .filter((each) => parseFloat(getComputedStyle(each).fontSize) < ${least})
      .map((each) => 'text of ' + getComputedStyle(each).fontSize + ': ' + called(each))`,
  );

/** What can be pressed or typed into and is smaller than `least` px at one side; links within a line of text may be. */
export const smallTargets = (page: Page, least: number) =>
  inPage(
    page,
    `[...new Set(
      all('.pressable, [role=button], [role=checkbox], [role=radio], [role=switch], [role=tab], [role=link], input, textarea')
        .map((each) => each.closest('.input') ?? each.closest('.pressable') ?? each),
    )]
      .filter((each) => getComputedStyle(each).display !== 'inline')
      .map((each) => [each, each.getBoundingClientRect()])
      .filter(([, box]) => box.width < ${least - 0.5} || box.height < ${least - 0.5})
      .map(([each, box]) => 'touch area of ' + size(box) + ': ' + called(each))`,
  );

/** Everything that can be read on the page, line by line. */
export const linesOf = (page: Page) =>
  inPage(
    page,
    `document.body.innerText.split('\\n').map((line) => line.trim()).filter((line) => line !== '')`,
  );
