import type { LocalText } from '@linli/contracts/problem';
import { fieldLabel, valueLabel } from '@linli/contracts/settings/field-labels';
import type { Difference, Leaf, Step } from '@linli/domain/settings/compare';
import { useLabel, useWords } from '../state/use-words.ts';
import { settingsWords } from '../words/settings.ts';

const isText = (value: unknown): value is LocalText =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** Says values of settings, and the way to them, in words. */
export function useLeaf() {
  const say = useWords(settingsWords);
  const label = useLabel();
  const one = (field: string, value: unknown): string => {
    if (isText(value)) return label(value);
    if (Array.isArray(value)) return value.map((each) => one(field, each)).join(say('comma'));
    const text = typeof value === 'number' ? undefined : valueLabel(field, String(value));
    return text ? label(text) : String(value ?? '');
  };
  /** A value; a text that differs in one language only is shown in that one. */
  const told = (field: string, value: Leaf | undefined, other: Leaf | undefined): string => {
    if (value === undefined || value === null || value === '') return say('nothing');
    if (isText(value) && isText(other)) {
      const tongue = value.zh === other.zh ? 'en' : 'zh';
      return value[tongue];
    }
    return one(field, value) || say('nothing');
  };
  const stepOf = (way: readonly Step[], place: number): string => {
    const step = way[place];
    if (step === undefined) return '';
    const above = way.slice(0, place).findLast((each) => 'field' in each);
    const parent = above && 'field' in above ? above.field : '';
    if ('item' in step) return say('item', { place: step.place + 1, name: one(parent, step.item) });
    const text = fieldLabel(parent, step.field);
    return text ? label(text) : step.field;
  };
  return {
    wayOf: ({ way }: Difference): string => way.map((_, place) => stepOf(way, place)).join(' › '),
    valueOf: (difference: Difference, which: 'was' | 'is'): string => {
      const last = difference.way.findLast((step) => 'field' in step);
      const field = last && 'field' in last ? last.field : '';
      return told(field, difference[which], difference[which === 'was' ? 'is' : 'was']);
    },
    /** What an item of a list is called. */
    nameOf: (list: string, item: Readonly<Record<string, unknown>>): string => {
      const tells = item.tell;
      if (Array.isArray(tells))
        return tells.map((each) => one('role', each.role ?? each.level ?? each.kind)).join(say('comma'));
      const called = [
        item.text,
        item.title,
        item.name,
        item.advice,
        item.ask,
        item.role,
        item.is,
        item.day,
        item.id,
        item.value,
        item.kind,
      ].find((each) => isText(each) || (typeof each === 'string' && each !== ''));
      return called === undefined ? '' : one(list, called);
    },
  };
}
