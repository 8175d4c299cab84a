import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';
import { kindId, village } from '@linli/test/support/requests';
import { expect, it } from 'vitest';
import { giveConsent } from '../people/give-consent.ts';
import { withdrawConsent } from '../people/withdraw-consent.ts';
import { shipKinds } from './ship-kinds.ts';
import { weighRequest } from './weigh-request.ts';

const { on, home } = await village();
await shipKinds(on.base);

it('says which questions are not asked for want of a consent, and that they are once it is given', async () => {
  const found = Object.entries(shippedKinds).find(([, kind]) => kind.questions.some((q) => q.consent));
  if (!found) throw new Error('no kind asks about health');
  const [key, kind] = found;
  const { resident, household } = await home();
  await resident.do(withdrawConsent, { kind: 'health' });
  const weighed = async () =>
    (
      await resident.do(weighRequest, {
        kindId: await kindId(on, key),
        householdId: household.id,
        forPersonId: null,
        answers: {},
      })
    ).withheld;
  const health = kind.questions.filter((q) => q.consent === 'health').map(({ id }) => id);
  expect(await weighed()).toEqual(health);
  await resident.do(giveConsent, { kind: 'health', version: 1 });
  expect(await weighed()).toEqual([]);
});
