import { labelIn } from '@linli/contracts/label-in';
import type { LocalText } from '@linli/contracts/problem';
import type { SheetPeriod } from '@linli/contracts/sheets/labels';
import type { Language } from '@linli/contracts/values';
import { addDays, instantOf } from '@linli/domain/civil-time';
import { maskIdNumber, maskName, maskPhone } from '@linli/domain/identity/mask';
import { periodSpan } from '@linli/domain/sheets/period-span';
import type { Ctx } from '../../context.ts';
import type { FactValue } from '../template/fact-value.ts';

/** What facts are asked of: an area, a period, a moment, and for whose eyes. */
export interface FactScope {
  readonly ctx: Pick<Ctx, 'db' | 'vault' | 'settings'>;
  readonly area: {
    readonly id: string;
    readonly path: string;
    readonly name: string;
    readonly fullName: string;
  };
  readonly kind: SheetPeriod;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly part: 'morning' | 'evening' | null;
  /** The period as instants; `until` is the first moment behind it. */
  readonly from: Date;
  readonly until: Date;
  readonly now: Date;
  /** Names, phones and id numbers unmasked. */
  readonly inFull: boolean;
  readonly language: Language;
  readonly filledBy: string;
  /** Reads once what several facts are made of. */
  once<T>(what: string, read: () => Promise<T>): Promise<T>;
}

export function factScope(
  given: Pick<FactScope, 'ctx' | 'area' | 'now' | 'inFull' | 'language' | 'filledBy'>,
  period: { readonly kind: SheetPeriod; readonly day: string },
): FactScope {
  const { zone } = given.ctx.settings;
  const span = periodSpan(period.kind, period.day);
  const read = new Map<string, Promise<unknown>>();
  return {
    ...given,
    ...span,
    kind: period.kind,
    from: instantOf(span.fromDay, '00:00', zone),
    until: instantOf(addDays(span.untilDay, 1), '00:00', zone),
    once<T>(what: string, reading: () => Promise<T>) {
      const known = read.get(what) ?? reading();
      read.set(what, known);
      return known as Promise<T>;
    },
  };
}

export const say = ({ language }: FactScope, text: LocalText | undefined): string =>
  text === undefined ? '' : labelIn(text, language);

const yesNo = { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' } } as const;
export const sayWhether = (scope: FactScope, whether: boolean): string =>
  say(scope, whether ? yesNo.yes : yesNo.no);

export const shownName = ({ inFull }: FactScope, name: string | null): FactValue =>
  name === null ? null : inFull ? name : maskName(name);

/** A sealed phone number, from base64 as Postgres gives it. */
export function shownPhone({ ctx, inFull }: FactScope, use: string, sealed: string | null): FactValue {
  if (sealed === null) return null;
  const phone = ctx.vault.openText(use, Buffer.from(sealed, 'base64'));
  return inFull ? phone : maskPhone(phone);
}

export function shownIdNumber({ ctx, inFull }: FactScope, use: string, sealed: string | null): FactValue {
  if (sealed === null) return null;
  const number = ctx.vault.openText(use, Buffer.from(sealed, 'base64'));
  return inFull ? number : maskIdNumber(number);
}

/** A moment as Postgres writes it. */
export const momentOf = (at: string | null): FactValue =>
  at === null ? null : { at: new Date(at).toISOString() };

export const shareOf = (met: number, of: number): FactValue => (of === 0 ? null : { share: met / of });

/** Minutes as hours with one digit. */
export const hoursOf = (minutes: number): number => Math.round(minutes / 6) / 10;

/** Rows read stretch by stretch, each stretch beginning behind the last row before. */
export async function* inStretches<Row>(
  atOnce: number,
  read: (after: Row | null) => Promise<readonly Row[]>,
): AsyncGenerator<Row, void, void> {
  let after: Row | null = null;
  for (;;) {
    const rows: readonly Row[] = await read(after);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < atOnce || last === undefined) return;
    after = last;
  }
}
export const atOnce = 500;
