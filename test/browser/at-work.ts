import { setAbsence } from '@linli/services/escalation/set-absence';
import { shipLadders } from '@linli/services/escalation/ship-ladders';
import { supervise } from '@linli/services/escalation/supervise';
import { setDuty } from '@linli/services/matching/set-duty';
import { takeRequest } from '@linli/services/matching/take-request';
import { finishRequest } from '@linli/services/requests/finish-request';
import { markLine } from '@linli/services/requests/mark-line';
import { plead } from '@linli/services/requests/plead';
import { recordReceipt } from '@linli/services/requests/record-receipt';
import { say } from '@linli/services/requests/say';
import { startRequest } from '@linli/services/requests/start-request';
import { takeInHand } from '@linli/services/requests/take-in-hand';
import { ready } from '../support/matching.ts';
import type { openProduct } from '../support/product.ts';
import { askFor, pressing } from '../support/requests.ts';
import type { AccountCaller } from '../support/stage.ts';

type On = Awaited<ReturnType<typeof openProduct>>;
type Home = { household: { id: string }; resident: AccountCaller };

/**
 * A volunteer at work: one errand done, one under way with a line asked about, one taken, one offered, and more that are
 * free to take.
 */
export async function errandsAtWork(on: On, volunteer: AccountCaller, [here, there]: readonly [Home, Home]) {
  const take = async (home: Home, kind: string) => {
    const { requestId } = await askFor(on, home, { kind });
    await volunteer.do(takeRequest, { requestId });
    return requestId;
  };
  const finished = await take(here, 'meals');
  await volunteer.do(startRequest, { requestId: finished });
  await volunteer.do(finishRequest, { requestId: finished, note: '', photoId: null });
  const underWay = await take(here, 'shopping');
  await volunteer.do(startRequest, { requestId: underWay });
  const [{ id: lineId } = { id: '' }] = await on.sql<{ id: string }[]>`
    select id from request_lines where request_id = ${underWay} order by place limit 1`;
  await volunteer.do(markLine, { requestId: underWay, lineId, outcome: 'asked', instead: '苹果' });
  await volunteer.do(recordReceipt, { requestId: underWay, amountFen: 4250, photoId: null });
  await here.resident.do(say, {
    clientId: 'a-word-of-the-resident',
    requestId: underWay,
    text: '门口有个筐',
    photoId: null,
  });
  await take(there, 'meals');
  await volunteer.do(setDuty, ready());
  await askFor(on, there, { kind: 'shopping' });
  await on.worker.runUntilIdle();
  const { requestId: freeId } = await askFor(on, there, { kind: 'rubbish' });
  const [{ id: offerId } = { id: '' }] = await on.sql<{ id: string }[]>`
    select id from offers where account_id = ${volunteer.accountId} and state = 'open'`;
  return { underWay, lineId, offerId, freeId };
}

/** A gas leak that the grid leader has in hand, with a plea and a supervision; another one that nobody has. */
export async function casesOnDesk(
  on: On,
  { leader, secretary }: { leader: AccountCaller; secretary: AccountCaller },
  [here, there]: readonly [Home, Home],
): Promise<string> {
  await shipLadders(on.base);
  const gas = { kind: 'home-repair', answers: pressing['home-repair'] ?? {}, dangerRead: true };
  const { requestId } = await askFor(on, here, gas);
  await askFor(on, there, gas);
  await on.worker.runUntilIdle();
  await leader.do(takeInHand, { requestId, note: '' });
  const inHours = (hours: number) => new Date(on.clock.now().getTime() + hours * 3_600_000).toISOString();
  await leader.do(plead, { requestId, kind: 'extend', reason: '等燃气公司到场', untilAt: inHours(8) });
  await secretary.do(supervise, {
    caseKind: 'request',
    caseId: requestId,
    ask: '半小时内回复',
    answerBy: inHours(2),
  });
  await leader.do(setAbsence, { fromAt: inHours(2), untilAt: inHours(26), standInId: null });
  return requestId;
}
