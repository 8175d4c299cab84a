import { missingIn } from '@linli/domain/reports/missing-in';

export type Order = 'missing' | 'name';

interface Row {
  area: { name: string; compound: string | null };
  coverage: { expected: number; reported: number; excused: number };
}

/** Areas with most people missing first, or by name with numbers counted (2栋 before 10栋). Names decide between equals. */
export function ordered<T extends Row>(rows: readonly T[], order: Order): T[] {
  return [...rows].sort((a, b) => {
    const difference = order === 'missing' ? missingIn(b.coverage) - missingIn(a.coverage) : 0;
    return difference || compareNames(nameOf(a), nameOf(b));
  });
}

const nameOf = ({ area }: Row) => `${area.compound ?? ''} ${area.name}`;

/** Compares by runs of digits and runs of other characters; phones on WeChat have no Intl to do it. */
function compareNames(a: string, b: string): number {
  const [left, right] = [pieces(a), pieces(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [x = '', y = ''] = [left[at], right[at]];
    if (x === y) continue;
    const difference = Number(x) - Number(y);
    if (Number.isFinite(difference) && difference !== 0 && x !== '' && y !== '') return difference;
    return x < y ? -1 : 1;
  }
  return 0;
}

const pieces = (name: string): string[] => name.match(/\d+|\D+/g) ?? [];
