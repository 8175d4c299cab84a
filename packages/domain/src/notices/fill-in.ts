import { dayOf, timeOf } from '../civil-time.ts';
import { isInstant, type NoticeFacts } from './facts.ts';

/** A fact as a reader sees it: counts as they are, moments as `MM-DD HH:MM`. Ids and codes are not for readers. */
export function shownFact(fact: NoticeFacts[string] | undefined, zone: string): string | null {
  if (typeof fact === 'number') return String(fact);
  if (!isInstant(fact)) return null;
  const at = new Date(fact);
  return `${dayOf(at, zone).slice(5)} ${timeOf(at, zone)}`;
}

/** Fills `{name}` of a text from facts; what is not there, or not for readers, leaves a dash. */
export const fillIn = (text: string, facts: NoticeFacts, zone: string): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => shownFact(facts[name], zone) ?? '—');
