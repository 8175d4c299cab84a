import { dayOf, daysBetween, timeOf } from '@linli/domain/civil-time';
import { neutralised } from '../../people/register-workbook/write-workbook.ts';

/** One fact: a count or an amount, a text, a share (0–1), a civil day or a moment (ISO); null: there is none. */
export type FactValue =
  | number
  | string
  | { readonly share: number }
  | { readonly day: string }
  | { readonly at: string }
  | null;

/** What the style of a cell shows a number as. */
export type StyleKind = 'plain' | 'date' | 'share';

const dayZero = '1899-12-30';

/** A fact as people read it; a share in per cent with one digit. */
export function textOfFact(value: FactValue, zone: string): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if ('share' in value) return `${Math.round(value.share * 1000) / 10}%`;
  if ('day' in value) return value.day;
  const at = new Date(value.at);
  return `${dayOf(at, zone)} ${timeOf(at, zone)}`;
}

/**
 * A fact as a cell holds it: days and moments as numbers where the cell shows dates, else as text; shares as fractions where
 * it shows per cent, else in per cent. Text that a program could take for a formula stays text (ADR 0030).
 */
export function cellOfFact(value: FactValue, style: StyleKind, zone: string): string | number | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string') return String(neutralised(value));
  if ('share' in value) return style === 'share' ? value.share : Math.round(value.share * 1000) / 10;
  if (style !== 'date') return textOfFact(value, zone);
  if ('day' in value) return daysBetween(dayZero, value.day);
  const at = new Date(value.at);
  const [hours = 0, minutes = 0] = timeOf(at, zone).split(':').map(Number);
  return daysBetween(dayZero, dayOf(at, zone)) + (hours * 60 + minutes) / 1440;
}
