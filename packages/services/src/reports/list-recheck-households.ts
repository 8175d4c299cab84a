import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { temperaturePlaces } from '@linli/contracts/reports/labels';
import { may } from '@linli/domain/identity/rights';
import { answerInWords } from '@linli/domain/reports/alert-facts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { loadForm } from './load-form.ts';
import { loadRecheck } from './load-recheck.ts';
import { type AskedAgain, loadAskedAgain } from './recheck-answers.ts';

type Reply = ReplyOf<'GET /reports/rechecks/:sampleId/households'>;

const Key = z.tuple([z.int32()]);

/**
 * Households of a sample in the order drawn, with what was answered differently the second time. Reading answers of people
 * is written down.
 * @throws Problem not-allowed, not-found
 */
export async function listRecheckHouseholds(
  ctx: Ctx,
  { sampleId, cursor, limit }: ParsedInputOf<'GET /reports/rechecks/:sampleId/households'>,
): Promise<Reply> {
  const paths = reach(ctx, 'reports.read');
  const { accountId, posts } = signedIn(ctx);
  const { formId } = await loadRecheck(ctx, paths, sampleId);
  const after = readCursorOf(cursor, Key);
  const homes = await loadAskedAgain(ctx, await loadForm(ctx, formId), {
    sampleId,
    paths,
    accountId,
    where: after === null ? sql`true` : sql`again.number > ${after[0]}::int`,
    limit: limit + 1,
  });
  const differing = homes.slice(0, limit).filter((home) => differencesIn(home).length > 0).length;
  if (differing > 0)
    await record(ctx, ctx.clock.now(), {
      action: 'reports.read-recheck',
      subjectKind: 'recheck',
      subjectId: sampleId,
      facts: { households: differing },
    });
  return page(
    homes,
    limit,
    (home) => [home.number],
    (home) => ({
      householdId: home.household_id,
      number: home.number,
      address: home.address,
      persons: home.persons,
      state: home.state,
      checkedBy: home.checked_by,
      checkedAt: home.checked_at === null ? null : new Date(home.checked_at).toISOString(),
      note: home.note,
      mayRecord: home.state !== 'checked' && !home.took_first && may(posts, 'reports.chase', home.area_path),
      tookFirst: home.took_first,
      differences: differencesIn(home),
    }),
  );
}

const differencesIn = ({ compared }: AskedAgain): Reply['items'][number]['differences'] =>
  compared.flatMap(({ question, first, second, same, personName }) => {
    if (same) return [];
    const [before, after] = [first, second].map((answer) =>
      answerInWords(question, answer, temperaturePlaces),
    );
    return before && after ? [{ personName, text: question.text, first: before, second: after }] : [];
  });
