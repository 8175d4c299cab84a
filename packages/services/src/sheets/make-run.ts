import { createHash } from 'node:crypto';
import type { SheetFinding, SheetMapping } from '@linli/contracts/sheets/endpoints';
import { type RunFailure, type SheetPeriod, sheetFindings } from '@linli/contracts/sheets/labels';
import { Language } from '@linli/contracts/values';
import { accounts } from '@linli/db/identity/tables';
import { areas } from '@linli/db/people/tables';
import { sheetMappings, sheetRuns, sheetTemplates, sheetVersions } from '@linli/db/sheets/tables';
import { may } from '@linli/domain/identity/rights';
import { checkMapping } from '@linli/domain/sheets/check-mapping';
import type { Layout } from '@linli/domain/sheets/layout';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { fullNameAt } from '../people/area-view.ts';
import { heldPosts } from '../people/load-actor.ts';
import { uses } from '../vault.ts';
import { catalogue } from './catalogue.ts';
import { factScope } from './facts/fact-scope.ts';
import { gatherFigures, sourceRows } from './facts/gather-facts.ts';
import { isSource, neededRights } from './needed-rights.ts';
import { figuresIn, planForm } from './plan-form.ts';
import { settleRun } from './settle-run.ts';
import { textOfFact } from './template/fact-value.ts';
import { fillTemplate } from './template/fill-template.ts';
import { openTemplate } from './template/open-template.ts';
import { type SpooledRows, spoolRows } from './template/row-spool.ts';

/** Rows of all blocks together; more is no form any more. */
const MOST_ROWS = 50_000;
/** Rows between two words about how far it is. */
const TOLD_EVERY = 500;

class Refused extends Error {
  constructor(
    readonly failure: RunFailure,
    readonly findings: readonly SheetFinding[] = [],
  ) {
    super(failure);
  }
}

/**
 * Fills a form. A job: all its facts are read in one snapshot, by the rights that who asked has now; how far it is can be seen
 * meanwhile. Does nothing when it is filled already.
 */
export async function makeRun(
  ctx: Ctx,
  { runId }: { runId: string },
  { signal, isLastTry }: { signal: AbortSignal; isLastTry: boolean },
): Promise<void> {
  const unfinished = and(eq(sheetRuns.id, runId), inArray(sheetRuns.state, ['waiting', 'running']));
  const [begun] = await ctx.db
    .update(sheetRuns)
    .set({ state: 'running', rows: 0, ofRows: null })
    .where(unfinished)
    .returning({ id: sheetRuns.id });
  if (!begun) return;
  try {
    const filled = await fill(ctx, runId, async (rows) => {
      if (signal.aborted) throw new Error('the worker lets go');
      await ctx.db.update(sheetRuns).set({ rows }).where(unfinished);
    });
    await inTransaction(ctx, (inner) => settleRun(inner, runId, filled));
  } catch (error) {
    if (error instanceof Refused)
      await inTransaction(ctx, (inner) =>
        settleRun(inner, runId, { failure: error.failure, findings: error.findings }),
      );
    else {
      if (isLastTry && !signal.aborted)
        await inTransaction(ctx, (inner) => settleRun(inner, runId, { failure: 'stopped', findings: [] }));
      throw error;
    }
  }
}

async function fill(ctx: Ctx, runId: string, tell: (rows: number) => Promise<void>) {
  const now = ctx.clock.now();
  const run = await load(ctx, runId);
  const { layout, mapping, path, language } = run;
  const posts = await heldPosts(ctx.db, run.accountId, now);
  if (run.areaClosed) throw new Refused('area-gone');
  if (run.templateClosed) throw new Refused('template-gone');
  if (!neededRights(mapping, run.inFull).every((right) => may(posts, right, path)))
    throw new Refused('not-allowed');
  const findings = checkMapping(layout, mapping, catalogue, sheetFindings);
  if (findings.some(({ level }) => level === 'error')) throw new Refused('not-mapped', findings);
  const { figures, blocks, rows } = await ctx.db.transaction(
    async (db) => {
      const scope = factScope(
        {
          ctx: { ...ctx, db },
          area: { id: run.areaId, path, name: run.areaName, fullName: run.fullName },
          now,
          inFull: run.inFull,
          language,
          filledBy: run.askedBy,
        },
        { kind: run.period as SheetPeriod, day: run.fromDay },
      );
      const spooled = new Map<string, SpooledRows>();
      let read = 0;
      for (const [name, { source, only }] of Object.entries(mapping.blocks)) {
        if (source === null || !isSource(source)) continue;
        const one = await spoolRows(sourceRows(scope, source, only), async () => {
          if (++read > MOST_ROWS) throw new Refused('too-many-rows');
          if (read % TOLD_EVERY === 0) await tell(read);
        });
        spooled.set(name, one);
      }
      return { figures: await gatherFigures(scope, figuresIn(mapping)), blocks: spooled, rows: read };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  await tell(rows);
  const { zone } = ctx.settings;
  const template = await openTemplate(ctx.vault.open(uses.file, run.file));
  const none = language === 'en' ? 'None' : language === 'zh-Hant' ? '無' : '无';
  const file = await fillTemplate(template, planForm(layout, mapping, figures, blocks, { zone, none }), zone);
  return {
    file: ctx.vault.seal(uses.file, file),
    hash: createHash('sha256').update(file).digest(),
    rows,
    factsAt: now,
    values: Object.fromEntries([...figures].map(([key, value]) => [key, textOfFact(value, zone)])),
  };
}

async function load(ctx: Ctx, runId: string) {
  const [found] = await ctx.db
    .select({
      accountId: sheetRuns.accountId,
      areaId: sheetRuns.areaId,
      period: sheetRuns.period,
      fromDay: sheetRuns.fromDay,
      inFull: sheetRuns.inFull,
      askedBy: accounts.displayName,
      language: accounts.language,
      areaName: areas.name,
      path: areas.path,
      fullName: fullNameAt(sql`areas.path`, null),
      areaClosed: sql<boolean>`${areas.closedAt} is not null`,
      templateClosed: sql<boolean>`${sheetTemplates.closedAt} is not null`,
      layout: sheetVersions.layout,
      file: sheetVersions.fileCipher,
      mapping: sheetMappings.mapping,
    })
    .from(sheetRuns)
    .innerJoin(accounts, eq(accounts.id, sheetRuns.accountId))
    .innerJoin(areas, eq(areas.id, sheetRuns.areaId))
    .innerJoin(sheetTemplates, eq(sheetTemplates.id, sheetRuns.templateId))
    .innerJoin(sheetVersions, eq(sheetVersions.id, sheetRuns.versionId))
    .innerJoin(
      sheetMappings,
      and(
        eq(sheetMappings.versionId, sheetRuns.versionId),
        eq(sheetMappings.number, sheetRuns.mappingNumber),
      ),
    )
    .where(and(eq(sheetRuns.id, runId), isNull(accounts.closedAt)));
  if (!found) throw new Refused('not-allowed');
  return {
    ...found,
    layout: found.layout as Layout,
    mapping: found.mapping as SheetMapping,
    language: Language.parse(found.language),
  };
}
