import { handOverAll } from '@linli/services/succession/hand-over-all';
import { previewHandover } from '@linli/services/succession/preview-handover';
import type { openProduct } from '../support/product.ts';
import type { AccountCaller } from '../support/stage.ts';

/** A cell head who has left, with the record of the handover; a team of two; and somebody who may follow the grid leader. */
export async function handedOver(
  on: Pick<Awaited<ReturnType<typeof openProduct>>, 'account' | 'post'>,
  at: {
    area: Record<'community' | 'grid' | 'cell', { id: string }>;
    secretary: AccountCaller;
    leader: AccountCaller;
  },
) {
  const somebody = async (name: string) => on.account({ name });
  const [leaver, plumber, other, successor] = [
    await somebody('刘格长'),
    await somebody('张师傅'),
    await somebody('李师傅'),
    await somebody('陈接手'),
  ];
  await on.post(leaver.id, 'cell-head', at.area.cell);
  await on.post(plumber.id, 'utilities-team', at.area.community);
  await on.post(other.id, 'utilities-team', at.area.community);
  await on.post(successor.id, 'volunteer', at.area.grid);
  const plan = {
    accountId: leaver.id,
    groups: [{ kind: 'post' as const, toAccountId: at.leader.accountId }],
    items: [],
  };
  const { seen } = await at.secretary.do(previewHandover, plan);
  const { handoverId } = await at.secretary.do(handOverAll, {
    ...plan,
    seen,
    reason: '调走了',
    letters: [{ toAccountId: at.leader.accountId, text: '三楼老人每天要问一声' }],
  });
  return { handoverId, successor, plumber };
}
