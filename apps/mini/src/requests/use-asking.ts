import type { ReplyOf } from '@linli/contracts/catalog';
import { fieldProblems, type LocalText } from '@linli/contracts/problem';
import type { Answer } from '@linli/contracts/reports/form';
import { useRef, useState } from 'react';
import { showField } from '../kit/show-field.ts';
import { hush, toast } from '../kit/toast.tsx';
import { clock } from '../state/clock.ts';
import { dropAnswer, keepAnswer, keptAnswer } from '../state/kept.ts';
import { me } from '../state/me.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { failureOf, sentenceOf } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { newId } from '../wire/new-id.ts';
import {
  type Asking,
  askedBeside,
  askOf,
  askProblems,
  type Kind,
  nothingAsked,
  placeOf,
  questionsOf,
  weighed,
} from './asking.ts';
import type { EmergencyNumber } from './emergency.tsx';
import type { KeptAsk } from './kept-ask.ts';
import { asks, useAsks } from './my-asks.ts';

import { isStaffBasis, type Whom } from './whom.ts';
import { askWords } from './words/ask.ts';

type Weighed = ReplyOf<'POST /requests/weigh'>;

/** What is promised before it is sent: the server's word, or nothing while it cannot be reached. */
export interface Review {
  promise: Weighed | undefined;
}

/** One request on its way from the first tap to the outbox. */
export interface AskingNow {
  asking: Asking;
  questions: ReturnType<typeof questionsOf>;
  /** What is wrong, by the part of the form. */
  errors: ReadonlyMap<string, string>;
  /** Something had been entered before, and is there again. */
  resumed: boolean;
  /** Whom to call first; stands in front of everything. */
  danger: { ask: LocalText; call: readonly EmergencyNumber[] } | null;
  review: Review | undefined;
  /** What became of it after "send". */
  sent: KeptAsk | undefined;
  fill: (change: Partial<Asking>) => void;
  /** Answers a question; undefined takes the answer back. */
  answer: (id: string, answer: Answer | undefined) => void;
  startOver: () => void;
  /** Checks it and asks the server by when it would be done. */
  prepare: () => Promise<void>;
  /** The danger has been read: what was under way goes on. */
  passDanger: () => Promise<void>;
  /** Back to the form from whatever stands before it. */
  change: () => void;
  send: () => void;
}

const draftOf = (kind: Kind, whom: Whom) => `ask:${kind.key}:${whom.householdId}:${whom.personId ?? ''}`;

/**
 * Fills in and sends a request. It starts with what the server refused, else with the draft of this phone, else empty.
 * `withheld` are questions the server says are not asked, once it has.
 */
export function useAsking(kind: Kind, whom: Whom, withheld: readonly string[] | undefined): AskingNow {
  const say = useWords(askWords);
  const label = useLabel();
  const mine = useAsks();
  const draft = draftOf(kind, whom);
  const [start] = useState(() => startOf(kind, whom, draft));
  const [asking, setAsking] = useState(start.asking);
  // A photo arrives while something else is being typed.
  const newest = useRef(asking);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(() =>
    start.kept ? errorsOf(start.kept, say('textRefused')) : new Map(),
  );
  const [sentId, setSentId] = useState(start.sentId);
  const [review, setReview] = useState<Review>();
  const [stopped, setStopped] = useState<'closed' | 'sending'>();
  const [resumed, setResumed] = useState(start.resumed);
  // Who is told something by somebody has their consent by word of mouth.
  const missing = isStaffBasis(whom.basis) ? [] : (me.get()?.consentsMissing ?? []);
  const asked = askedBeside(kind, withheld, missing);
  const found = weighed(kind, asked, asking).danger;
  // At once when the answers tell of it, and again before it is sent.
  const stops = found !== null && !asking.dangerRead && sentId === undefined && stopped !== 'closed';

  const put = (next: Asking) => {
    newest.current = next;
    setAsking(next);
    keepAnswer(draft, next);
  };
  const fill = (change: Partial<Asking>) => {
    const before = newest.current;
    const next = { ...before, ...change };
    // What was wrong with a part says nothing of what stands there now.
    setErrors((found) => new Map([...found].filter(([place]) => sameAt(place, before, next))));
    // Other answers may tell of a danger nobody has been asked about.
    const same = change.answers === undefined || change.answers === before.answers;
    put(same ? next : { ...next, dangerRead: next.dangerRead && found !== null });
  };
  const mark = (places: readonly (readonly [string, string])[]) => {
    setErrors(new Map(places));
    toast({ text: say('missing', { count: places.length }), tone: 'bad' });
    showField(places[0]?.[0]);
  };
  const weighNow = async (it: Asking) => {
    const { kindId, householdId, forPersonId, answers } = askOf(kind, asked, it, whom);
    try {
      setReview({
        promise: await call('POST /requests/weigh', { kindId, householdId, forPersonId, answers }),
      });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status === 0 || failure.status >= 500) return setReview({ promise: undefined });
      if (failure.errors.length > 0)
        return mark(failure.errors.map(({ pointer, message }) => [placeOf(pointer), message] as const));
      toast({ text: sentenceOf(failure), tone: 'bad' });
    }
  };
  const prepare = async () => {
    const problems = askProblems(kind, asked, asking, clock.now());
    if (problems.length > 0)
      return mark(
        problems.map(
          ({ pointer, code, facts }) => [placeOf(pointer), label(fieldProblems[code], facts)] as const,
        ),
      );
    setErrors(new Map());
    hush();
    if (found && !asking.dangerRead) return setStopped('sending');
    await weighNow(asking);
  };
  return {
    asking,
    questions: questionsOf(kind, asked, asking),
    errors,
    resumed,
    danger: stops ? found : null,
    review,
    sent: sentId === undefined ? undefined : mine.find(({ body }) => body.clientId === sentId),
    fill,
    answer(id, given) {
      const { [id]: _, ...rest } = newest.current.answers;
      fill({ answers: given === undefined ? rest : { ...rest, [id]: given } });
    },
    startOver() {
      dropAnswer(draft);
      newest.current = nothingAsked(newId());
      setAsking(newest.current);
      setErrors(new Map());
      setResumed(false);
    },
    prepare,
    async passDanger() {
      const next = { ...asking, dangerRead: true };
      put(next);
      setStopped(undefined);
      if (stopped === 'sending') await weighNow(next);
    },
    change() {
      const kept = mine.find(({ body }) => body.clientId === sentId);
      if (kept) setErrors(errorsOf(kept, say('textRefused')));
      if (kept?.state === 'call-first') put({ ...asking, dangerRead: true });
      setStopped('closed');
      setReview(undefined);
      setSentId(undefined);
    },
    send() {
      const body = askOf(kind, asked, asking, whom);
      try {
        asks.put(body, {
          accountId: me.get()?.accountId ?? '',
          kind: kind.definition.name,
          kindKey: kind.key,
          asking,
        });
      } catch {
        return toast({ text: say('full'), tone: 'bad' });
      }
      hush();
      dropAnswer(draft);
      setReview(undefined);
      setResumed(false);
      setSentId(body.clientId);
    },
  };
}

function startOf(kind: Kind, whom: Whom, draft: string) {
  const kept = asks
    .mine()
    .find(
      ({ kindKey, body }) =>
        kindKey === kind.key &&
        body.householdId === whom.householdId &&
        (body.forPersonId ?? null) === whom.personId,
    );
  if (kept?.state === 'waiting' || kept?.state === 'asked')
    return { asking: kept.asking, kept: undefined, sentId: kept.body.clientId, resumed: false };
  if (kept) return { asking: kept.asking, kept, sentId: undefined, resumed: false };
  const typed = keptAnswer<Asking>(draft);
  return {
    asking: typed ?? nothingAsked(newId()),
    kept: undefined,
    sentId: undefined,
    resumed: typed !== undefined,
  };
}

function errorsOf({ refusal, pointer }: KeptAsk, textRefused: string): Map<string, string> {
  const places = (refusal?.errors ?? []).map((error) => [placeOf(error.pointer), error.message] as const);
  return new Map(pointer === undefined ? places : [[placeOf(pointer), textRefused], ...places]);
}

/** Whether two drafts hold the same at a part of the form. */
function sameAt(place: string, one: Asking, other: Asking): boolean {
  const at = (it: Asking): unknown =>
    place.startsWith('q-') ? it.answers[place.slice(2)] : it[place as keyof Asking];
  return JSON.stringify(at(one)) === JSON.stringify(at(other));
}
