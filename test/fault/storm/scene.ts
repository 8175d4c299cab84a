import { isDeepStrictEqual } from 'node:util';
import type { AuditAction } from '@linli/contracts/audit/labels';
import type { CatalogKey, InputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Fact, Model } from './model.ts';
import type { Phones } from './phone.ts';
import type { Step } from './plan.ts';
import type { Person, World } from './world.ts';

/** Everything an action needs. */
export interface Scene {
  readonly world: World;
  readonly phones: Phones;
  readonly model: Model;
  readonly seed: number;
  readonly now: () => Date;
}

/** The one of a list a number from 0 to 1 stands for. */
export const chosen = <T>(list: readonly T[], share: number): T | undefined =>
  list[Math.floor(list.length * share)];

/** Somebody of whom there is at least one. @throws Error when there is nobody */
export const someone = <T>(list: readonly T[], share: number): T =>
  numbered(list, Math.floor(list.length * share));

/** The one with a number. @throws Error when there is nobody */
export function numbered<T>(list: readonly T[], number: number): T {
  const one = list[number];
  if (one === undefined) throw new Error('there is nobody');
  return one;
}

export interface Sending<K extends CatalogKey> {
  readonly key: K;
  readonly input: InputOf<K>;
  readonly by: Person;
  /** What the audit has to say about it, where its subject is known before. */
  readonly audit?: { readonly action: AuditAction; readonly subject: string };
  /** What the answer acknowledges; null: nothing was done, as by rule. */
  readonly told: (reply: ReplyOf<K>) => Fact | null;
}

/** Sends one action as its step says, by one key, and keeps what was acknowledged. @returns the answer, if it was done */
export async function send<K extends CatalogKey>(
  { phones, model, seed }: Scene,
  { sent, how }: Step,
  number: number,
  { key, input, by, audit, told }: Sending<K>,
): Promise<ReplyOf<K> | null> {
  const call = { key, input, by, idempotencyKey: `storm-${seed}-${number}` };
  if (audit) model.tries(audit.action, by.accountId, audit.subject);
  const first = how < 0.5 ? 0 : 1;
  const sending = [phones.call(call, first)];
  if (sent === 'twice') sending.push(phones.call(call, first + 1));
  const outcomes = await Promise.all(sending);
  if (sent === 'again') outcomes.push(await phones.call(call, first + 1));
  const name = `${key} of action ${number}`;
  for (const outcome of outcomes) {
    if (outcome.came === 'nothing') model.unanswered.push(name);
    if (outcome.came !== 'refusal') continue;
    const why = `${key} ${outcome.code}`;
    model.refusals[why] = (model.refusals[why] ?? 0) + 1;
    if ([400, 401, 422].includes(outcome.status) || outcome.code === 'invalid-input')
      model.defects.push(`${name} was refused: ${outcome.code}`);
  }
  const answers = outcomes.flatMap((outcome) => (outcome.came === 'answer' ? [outcome.reply] : []));
  const at = answers.findIndex((answer) => told(answer) !== null);
  const done = answers[at];
  const fact = done === undefined ? null : told(done);
  if (done === undefined || fact === null) {
    const [answer] = answers as { outcome?: string; state?: string }[];
    const why = `${key} ${answer?.outcome ?? answer?.state ?? ''}`;
    if (answer !== undefined) model.refusals[why] = (model.refusals[why] ?? 0) + 1;
    return null;
  }
  const others = sent === 'again' ? outcomes.slice(at + 1) : outcomes;
  for (const other of others) {
    const isSame = other.came === 'answer' && isDeepStrictEqual(other.reply, done);
    // Of two at the same moment one may be refused by what somebody else did, but not by what the other one did.
    const isAlien =
      sent === 'twice' && (other.came !== 'answer' || told(other.reply) === null) && !names(other, fact);
    if (!isSame && !isAlien) model.differing.push(`${name}, sent ${sent}: ${JSON.stringify(outcomes)}`);
  }
  model.acknowledges(fact);
  if (audit) model.leavesTrace(audit.action, by.accountId, audit.subject);
  return done;
}

const names = (outcome: object, { id }: Fact) => JSON.stringify(outcome).includes(id);
