import { randomUUID } from 'node:crypto';
import { answers } from '../answers.ts';
import type { Reporter } from '../fill-accounts.ts';
import type { LoadPlan } from './load-plan.ts';
import { type Asker, refusal } from './open-asker.ts';
import type { Outcome } from './tally.ts';

/** How often somebody who was too late takes up the next best shift they are told. */
const mostTries = 3;

/** What residents, volunteers and leaders ask of the API; `turn` says which process they are led to. */
export interface People {
  report(who: Reporter, turn: number): Promise<Outcome>;
  /** `asked` gets the id of the request. */
  askForHelp(who: Reporter, turn: number, asked: (requestId: string) => void): Promise<Outcome>;
  claim(who: Reporter, wishes: readonly string[], turn: number): Promise<Outcome>;
  lookAtGaps(turn: number): Promise<Outcome>;
}

export function askAsPeople(
  asker: Asker,
  { slotId, kinds, desks }: Pick<LoadPlan, 'slotId' | 'kinds' | 'desks'>,
): People {
  const post = async (who: Reporter, turn: number, path: string, body: object, key?: string) =>
    asker.ask(turn, {
      method: 'POST',
      path,
      token: who.token,
      body,
      address: who.householdId,
      ...(key === undefined ? {} : { key }),
    });
  return {
    async report(who, turn) {
      const answer = await post(who, turn, '/reports/submit', {
        clientId: randomUUID(),
        slotId,
        householdId: who.householdId,
        basis: 'self',
        capturedAt: new Date().toISOString(),
        persons: who.personIds.map((personId) => ({ personId, answers })),
      });
      if (answer.status !== 200) return refusal(answer);
      const { state } = JSON.parse(answer.text) as { state: string };
      return state === 'accepted' ? 'accepted' : { refused: state };
    },

    async askForHelp(who, turn, asked) {
      const kind = kinds[turn % kinds.length];
      const answer = await post(who, turn, '/requests/submit', {
        ...kind,
        clientId: randomUUID(),
        householdId: who.householdId,
        basis: 'self',
      });
      if (answer.status !== 200) return refusal(answer);
      const reply = JSON.parse(answer.text) as { outcome: string; requestId?: string };
      if (reply.requestId === undefined) return { refused: reply.outcome };
      asked(reply.requestId);
      return 'accepted';
    },

    async claim(who, wishes, turn) {
      let shiftId: string | null | undefined = wishes[turn % wishes.length];
      for (let i = 0; i < mostTries && shiftId; i++) {
        const answer = await post(who, turn, '/shifts/claim', { shiftId }, randomUUID());
        if (answer.status !== 200) return refusal(answer);
        const reply = JSON.parse(answer.text) as { outcome: string; next?: { shiftId: string } | null };
        if (reply.outcome === 'claimed') return 'accepted';
        if (reply.outcome !== 'just-taken') return { refused: reply.outcome };
        shiftId = reply.next?.shiftId;
      }
      return { refused: 'just-taken' };
    },

    async lookAtGaps(turn) {
      const desk = desks[turn % desks.length];
      if (!desk) return 'failed';
      const answer = await asker.ask(turn, {
        method: 'GET',
        path: `/reports/gaps?slotId=${slotId}&areaId=${desk.areaId}&limit=50`,
        token: desk.token,
      });
      return answer.status === 200 ? 'accepted' : refusal(answer);
    },
  };
}
