import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import type { RequestBasis } from '@linli/contracts/requests/labels';
import type { KindView } from '@linli/contracts/requests/values';
import { ageOn, dayOf } from '@linli/domain/civil-time';
import { type Asked, withheldQuestions } from '@linli/domain/reports/visible-questions';
import { formOf } from '@linli/domain/requests/kind-form';
import { promised } from '@linli/domain/requests/promise';
import { consentsForRequest, weigh } from '@linli/domain/requests/weigh';
import type { Ctx } from '../context.ts';
import { kindsAt } from './kinds-at.ts';
import { type Asking, type Dweller, loadAsking } from './load-asking.ts';
import { loadCalendar } from './load-calendar.ts';
import { sameOpen } from './same-open.ts';

/** The kind asked for, as offered at the household now. @throws Problem invalid-input when it is not, or not any more */
export async function kindAsked(ctx: Ctx, asking: Asking, kindId: string): Promise<KindView> {
  const kind = (await kindsAt(ctx, asking.household.areaPath)).find((one) => one.kindId === kindId);
  if (!kind) throw invalid('/kindId', 'outdated');
  return kind;
}

/**
 * Whom it is for; null for the household. Relatives ask for their own relative alone.
 * @throws Problem invalid-input for somebody who does not live there
 */
function personAsked({ dwellers, isMember, asStaff }: Asking, personId: string | null): Dweller | null {
  const asRelative = !isMember && !asStaff;
  if (personId === null) {
    if (asRelative) throw invalid('/forPersonId', 'missing');
    return null;
  }
  const person = dwellers.find((one) => one.personId === personId.toLowerCase());
  if (!person || (asRelative && !person.isRelative)) throw invalid('/forPersonId', 'not-allowed-here');
  return person;
}

/**
 * For whom a request counts: of a discreet matter the one who asks for the household asks for themselves, as far as the
 * register knows who they are.
 */
export const personOf = (asking: Asking, kind: KindView, personId: string | null): Dweller | null =>
  personAsked(
    asking,
    personId ??
      (kind.definition.discreet && asking.isMember
        ? (asking.dwellers.find(({ accountId }) => accountId === asking.accountId)?.personId ?? null)
        : null),
  );

/** What decides which questions are asked, on the day of the clock. */
export const askedOf = (
  ctx: Ctx,
  now: Date,
  asking: Asking,
  person: Dweller | null,
  basis: RequestBasis,
): Asked => {
  const age = person && ageOn(person.birthDate, dayOf(now, ctx.settings.zone));
  return {
    filled: {},
    age,
    consents: consentsForRequest({
      basis,
      asker: asking.consents,
      person: person && { ownConsents: person.ownConsents, age },
    }),
  };
};

/**
 * How urgent a matter would be by the answers so far, by when it would be promised, whom to call first, and what is open
 * already. Nothing is written.
 * @throws Problem not-signed-in, not-found; invalid-input for the kind or the person
 */
export async function weighRequest(
  ctx: Ctx,
  { householdId, kindId, forPersonId, answers }: ParsedInputOf<'POST /requests/weigh'>,
): Promise<ReplyOf<'POST /requests/weigh'>> {
  const now = ctx.clock.now();
  const asking = await loadAsking(ctx, { householdId });
  const kind = await kindAsked(ctx, asking, kindId);
  const person = personOf(asking, kind, forPersonId);
  const basis = asking.isMember ? 'self' : person?.isRelative ? 'relative' : 'phone';
  const asked = askedOf(ctx, now, asking, person, basis);
  const { urgency, danger } = weigh(kind.definition, asked, answers);
  const { deadline } = promised(
    now,
    kind.definition,
    urgency,
    { from: null, until: null },
    await loadCalendar(ctx),
  );
  const { rows } = await sameOpen(ctx, asking.accountId, {
    householdId,
    personId: person?.personId ?? null,
    kindKey: kind.key,
    discreet: kind.definition.discreet,
  });
  return {
    urgency,
    deadlineAt: deadline.toISOString(),
    danger,
    same: rows,
    withheld: withheldQuestions(formOf(kind.definition), 'household', asked),
  };
}
