import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { appointments } from '@linli/db/people/tables';
import { mayAppoint } from '@linli/domain/identity/rights';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { accountOfPhone } from '../identity/account-of-phone.ts';
import { orTaken } from '../taken.ts';
import { appointmentView } from './appointment-view.ts';
import { areaWithin } from './area-view.ts';
import { lockAccount } from './lock-account.ts';

/**
 * Gives somebody a post at an area, from now or a later moment on, until further notice or a day. Whoever has not signed in
 * yet gets an account for the phone.
 *
 * @throws Problem not-allowed for a role as high as one's own; not-found outside one's areas; already-done when the same
 * person holds the same post there in a part of that time.
 */
export async function appoint(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/appoint'>,
): Promise<ReplyOf<'POST /people/appoint'>> {
  const area = await areaWithin(ctx, input.areaId, reach(ctx, 'posts.give'));
  const actor = signedIn(ctx);
  if (!mayAppoint(actor.posts, input.role, area.path)) throw new Problem('not-allowed');
  const now = ctx.clock.now();
  const span = spanOf(input, now);
  if (input.role === 'seconded-official' && input.secondedFrom === null)
    throw invalid('/secondedFrom', 'missing');
  const holder = await accountOfPhone(ctx, now, input.phone, input.name);
  // Two inserts that exclude each other would else wait for each other.
  await lockAccount(ctx, holder.accountId);
  const [post] = await orTaken(
    ctx.db
      .insert(appointments)
      .values({
        id: ctx.ids.next(),
        accountId: holder.accountId,
        role: input.role,
        areaId: area.id,
        ...span,
        secondedFrom: input.secondedFrom,
        appointedBy: actor.accountId,
        createdAt: now,
      })
      .returning(),
    {
      appointments_once: () =>
        new Problem('already-done', {
          detail: { zh: '此人在这里已有这个岗位', en: 'This person already holds this post here' },
        }),
    },
  );
  if (!post) throw new Error('an appointment was not written');
  await record(ctx, now, {
    action: 'people.appoint',
    subjectKind: 'appointment',
    subjectId: post.id,
    areaPath: area.path,
    facts: { role: input.role, holder: holder.accountId, newAccount: holder.isNew },
  });
  return appointmentView(post, area);
}

function spanOf(
  input: Pick<ParsedInputOf<'POST /people/appoint'>, 'fromAt' | 'untilAt'>,
  now: Date,
): { fromAt: Date; untilAt: Date | null } {
  const fromAt = input.fromAt === undefined ? now : new Date(input.fromAt);
  const untilAt = input.untilAt === null ? null : new Date(input.untilAt);
  if (fromAt < now) throw invalid('/fromAt', 'in-the-past');
  if (untilAt !== null && untilAt <= fromAt) throw invalid('/untilAt', 'wrong-order');
  return { fromAt, untilAt };
}
