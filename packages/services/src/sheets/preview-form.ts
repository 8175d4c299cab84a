import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { SheetFinding } from '@linli/contracts/sheets/endpoints';
import { sheetFindings } from '@linli/contracts/sheets/labels';
import { may } from '@linli/domain/identity/rights';
import { checkMapping, findingAt, trimmedMapping } from '@linli/domain/sheets/check-mapping';
import { rightsOfSource } from '@linli/domain/sheets/fact-rights';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { areaWithin } from '../people/area-view.ts';
import { catalogue } from './catalogue.ts';
import { factScope } from './facts/fact-scope.ts';
import { gatherFigures, sourceRows } from './facts/gather-facts.ts';
import { templateFor } from './load-template.ts';
import { isFigure, isSource, rightsOfFact } from './needed-rights.ts';
import { figuresIn, valueOfCell } from './plan-form.ts';
import { type FactValue, textOfFact } from './template/fact-value.ts';

/** Rows of a block that are shown. */
const SHOWN = 5;
const LONGEST = 200;

type Preview = ReplyOf<'POST /sheets/preview'>;

/**
 * Checks a mapping for an area and a period and shows the values it gives, masked. Every cell that cannot be filled is named:
 * without a fact, with one that is gone or that the actor may not see, or without a value in this period.
 * @throws Problem not-found, not-allowed
 */
export async function previewForm(ctx: Ctx, input: ParsedInputOf<'POST /sheets/preview'>): Promise<Preview> {
  const { posts, language, displayName } = signedIn(ctx);
  const area = await areaWithin(ctx, input.areaId, reach(ctx, 'sheets.fill'));
  const template = await templateFor(ctx, input.templateId, 'sheets.fill');
  const { layout } = template.version;
  const mapping = input.mapping === undefined ? template.mapping : trimmedMapping(layout, input.mapping);
  const findings = checkMapping(layout, mapping, catalogue, sheetFindings);
  const { zone } = ctx.settings;
  const scope = factScope(
    { ctx, area, now: ctx.clock.now(), inFull: false, language, filledBy: displayName },
    input.period,
  );
  const allowed = (needed: readonly Parameters<typeof may>[1][]) =>
    needed.every((right) => may(posts, right, area.path));
  const text = (value: FactValue): string | null => textOfFact(value, zone).slice(0, LONGEST) || null;

  const figures = await gatherFigures(
    scope,
    figuresIn(mapping).filter((key) => allowed(rightsOfFact(key))),
  );
  const cells: Preview['cells'] = layout.cells.map((cell) => {
    const choice = mapping.cells[cell.name];
    if (choice !== undefined && 'fact' in choice && isFigure(choice.fact)) {
      if (!allowed(rightsOfFact(choice.fact))) findings.push(findingAt(sheetFindings, 'no-right', cell));
      else if ((figures.get(choice.fact) ?? null) === null)
        findings.push(findingAt(sheetFindings, 'no-value', cell));
    }
    return { name: cell.name, value: text(valueOfCell(cell, mapping, figures, zone)) };
  });
  const blocks: Preview['blocks'] = [];
  for (const block of layout.blocks) {
    const { source = null, only = null, columns = {} } = mapping.blocks[block.name] ?? {};
    const rows: Preview['blocks'][number]['rows'] = [];
    let more = false;
    if (source !== null && isSource(source)) {
      if (!allowed(rightsOfSource[source])) findings.push(findingAt(sheetFindings, 'no-right', block));
      else
        for await (const row of sourceRows(scope, source, only)) {
          more = rows.length === SHOWN;
          if (more) break;
          rows.push(
            Object.fromEntries(
              Object.entries(columns).map(([column, choice]) => [
                column,
                'fact' in choice ? text(row[choice.fact] ?? null) : null,
              ]),
            ),
          );
        }
    }
    blocks.push({ name: block.name, rows, more });
  }
  return { findings: sorted(findings), cells, blocks };
}

/** Errors first, each in the order of the template. */
const sorted = (findings: readonly SheetFinding[]): SheetFinding[] =>
  [...findings].sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
