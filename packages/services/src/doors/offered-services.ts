import type { Question } from '@linli/contracts/reports/form';
import type { KindView } from '@linli/contracts/requests/values';
import type { Ctx } from '../context.ts';
import { kindsAt } from '../requests/kinds-at.ts';

export type Tongue = 'zh' | 'en';

/** A kind of help as Open311 GeoReport v2 lists it. */
export interface Open311Service {
  readonly service_code: string;
  readonly service_name: string;
  readonly description: string;
  readonly metadata: boolean;
  readonly type: 'realtime';
  readonly keywords: string;
  readonly group: string;
}

/**
 * Kinds of help another system may ask for at a place. Discreet ones are left out: who needs counselling or mediation says so
 * to nobody's system.
 */
export async function offeredServices(ctx: Ctx, areaPath: string): Promise<KindView[]> {
  return (await kindsAt(ctx, areaPath)).filter(({ definition }) => !definition.discreet);
}

/** Questions another system may answer; those that need somebody's consent it may not. */
export const openQuestions = ({ definition }: KindView): Question[] =>
  definition.questions.filter(
    ({ consent, kind, fill }) =>
      consent === undefined && fill === undefined && kind !== 'photo' && kind !== 'temperature',
  );

/** Name of the attribute that takes a shopping list, one line each. */
export const linesCode = 'lines';

export const hasAttributes = (kind: KindView): boolean =>
  kind.definition.lines || openQuestions(kind).length > 0;

export const open311Service = (kind: KindView, tongue: Tongue): Open311Service => ({
  service_code: kind.key,
  service_name: kind.definition.name[tongue],
  description: kind.definition.hint[tongue],
  metadata: hasAttributes(kind),
  type: 'realtime',
  keywords: '',
  group: '',
});
