import { fieldProblems } from '@linli/contracts/problem';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { confirm } from '../kit/confirm.tsx';
import { showField } from '../kit/show-field.ts';
import { hush, toast } from '../kit/toast.tsx';
import { dropAnswer, keepAnswer, keptAnswer } from '../state/kept.ts';
import { me } from '../state/me.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { newId } from '../wire/new-id.ts';
import { reportWords } from '../words/report.ts';
import type { AskedBack } from './ask-back.tsx';
import { type Filling, Form, nothingFilled, placeOf, type ReportSheet, sameAt } from './filling.ts';
import type { Kept, Report } from './kept-report.ts';
import { capturedNow, outbox } from './my-outbox.ts';
import type { Advice } from './sent.tsx';

/** One household's report on its way from the first tap to the outbox. */
export interface FillingIn {
  form: Form;
  errors: ReadonlyMap<string, string>;
  questions: readonly AskedBack[];
  /** Something had been entered before, and is there again. */
  resumed: boolean;
  sent: { clientId: string; advice: Advice } | undefined;
  fill: (filling: Filling) => void;
  startOver: () => void;
  send: (confirmed?: readonly string[]) => Promise<void>;
  changeAnswers: () => void;
}

const draftOf = ({ slot, householdId }: ReportSheet) => `draft:${slot.slotId}:${householdId}`;

/**
 * Fills in and sends a sheet. It starts with the draft of this phone, else with the report the server refused or asked
 * back, else with the version to correct, else empty.
 */
export function useFilling(sheet: ReportSheet, basis: Report['basis'], title: string): FillingIn {
  const say = useWords(reportWords);
  const label = useLabel();
  const [start] = useState(() => startOf(sheet));
  const [filling, setFilling] = useState(start.filling);
  const [errors, setErrors] = useState(start.errors);
  const [questions, setQuestions] = useState(start.questions);
  const [sent, setSent] = useState<FillingIn['sent']>(start.sent);
  const form = new Form(sheet, filling, me.get()?.consentsMissing ?? []);

  const fill = (next: Filling) => {
    // What was wrong with an answer says nothing of the new one.
    setErrors((before) => new Map([...before].filter(([place]) => sameAt(place, filling, next))));
    setFilling(next);
    keepAnswer(draftOf(sheet), next);
  };
  const send = async (confirmed: readonly string[] = []) => {
    const report = form.report();
    if (report.persons.length === 0) return toast({ text: say('nobody'), tone: 'bad' });
    const checked = form.check(new Set(confirmed));
    const found = checked.problems.flatMap(({ pointer, code, facts }) => {
      const place = placeOf(pointer, report.persons);
      return place === undefined ? [] : [[place, label(fieldProblems[code], facts)] as const];
    });
    setErrors(new Map(found));
    if (checked.problems.length > 0) {
      toast({ text: say('missing', { count: checked.problems.length }), tone: 'bad' });
      const first = found[0]?.[0];
      showField(first && `q-${first.replace(':', '-')}`);
      return;
    }
    setQuestions(checked.contradictions);
    if (checked.contradictions.length > 0) return;
    const left = sheet.persons.filter(
      (person) =>
        form.isUntouched(person) && form.questionsOf(person).length > 0 && person.reportedSeq === null,
    );
    if (left.length > 0) {
      const names = left.map((person) => person.name).join('、');
      const yes = await confirm({
        title: say('leaveOutTitle'),
        text: say('leaveOutText', { names }),
        action: say('leaveOutGo'),
      });
      if (!yes) return;
    }
    const clientId = newId();
    const replacesId = sheet.latest?.submissionId ?? null;
    const body: Report = {
      ...report,
      clientId,
      slotId: sheet.slot.slotId,
      householdId: sheet.householdId,
      basis,
      capturedAt: capturedNow(),
      replacesId,
      confirmed: [...confirmed],
    };
    try {
      outbox.put(body, { accountId: me.get()?.accountId ?? '', title, address: sheet.address });
    } catch {
      return toast({ text: say('full'), tone: 'bad' });
    }
    hush();
    dropAnswer(draftOf(sheet));
    const advice = checked.risks.map(({ personId, level, advice: text }) => ({ personId, level, text }));
    setSent({ clientId, advice });
    Taro.pageScrollTo({ scrollTop: 0 }).catch(() => undefined);
  };
  return {
    form,
    errors,
    questions,
    resumed: start.resumed && sent === undefined,
    sent,
    fill,
    startOver() {
      dropAnswer(draftOf(sheet));
      setFilling(nothingFilled);
      setErrors(new Map());
    },
    send,
    changeAnswers() {
      const kept = outbox.mine().find((item) => item.body.clientId === sent?.clientId);
      if (kept) setErrors(errorsOf(kept));
      setQuestions(kept?.questions ?? []);
      setSent(undefined);
    },
  };
}

function startOf(sheet: ReportSheet) {
  const empty = { errors: new Map<string, string>(), questions: [] as readonly AskedBack[], sent: undefined };
  const kept = outbox
    .mine()
    .find(({ body }) => body.slotId === sheet.slot.slotId && body.householdId === sheet.householdId);
  const draft = keptAnswer<Filling>(draftOf(sheet));
  if (kept?.state === 'waiting' || kept?.state === 'told')
    return {
      ...empty,
      filling: fillingOf(kept.body),
      resumed: false,
      sent: { clientId: kept.body.clientId, advice: kept.advice ?? [] },
    };
  if (kept)
    return {
      filling: draft ?? fillingOf(kept.body),
      errors: errorsOf(kept),
      questions: kept.questions ?? [],
      resumed: false,
      sent: undefined,
    };
  if (draft) return { ...empty, filling: draft, resumed: true };
  const latest = sheet.latest;
  return {
    ...empty,
    filling: latest ? fillingOf({ ...latest, persons: latest.persons }) : nothingFilled,
    resumed: false,
  };
}

function fillingOf({
  householdAnswers = {},
  persons,
}: Pick<Report, 'householdAnswers' | 'persons'>): Filling {
  return {
    household: householdAnswers,
    persons: Object.fromEntries(persons.map(({ personId, answers }) => [personId, answers])),
  };
}

function errorsOf({ refusal, body }: Kept): Map<string, string> {
  const found = (refusal?.errors ?? []).flatMap(({ pointer, message }) => {
    const place = placeOf(pointer, body.persons);
    return place === undefined ? [] : [[place, message] as const];
  });
  return new Map(found);
}
