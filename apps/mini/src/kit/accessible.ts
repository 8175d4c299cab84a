const onWeb = process.env.TARO_ENV === 'h5';

/** The id of a part that has one: on H5 the elements of Taro take "undefined" for a name. */
export const named = (id: string | undefined): { id?: string } => (id === undefined ? {} : { id });

/** What a part is and in which state, for screen readers on both targets. */
export interface Accessible {
  role?: string;
  /** Of a heading; 2 unless told. Screen readers on WeChat know no levels. */
  level?: 1 | 2 | 3;
  label?: string | undefined;
  checked?: boolean;
  disabled?: boolean;
  selected?: boolean;
  expanded?: boolean;
  hidden?: boolean;
  modal?: boolean;
  live?: 'polite' | 'assertive';
}

/**
 * Attributes that say it: `role` and `aria-*` on H5, `aria-role` and `aria-*` on weapp (let through by
 * config/accessible-weapp.js).
 */
export function accessible(part: Accessible): Record<string, string> {
  const attributes: Record<string, string> = {};
  if (part.role !== undefined) attributes[onWeb ? 'role' : 'aria-role'] = part.role;
  if (onWeb && part.role === 'heading') attributes['aria-level'] = String(part.level ?? 2);
  if (part.label !== undefined) attributes['aria-label'] = part.label;
  for (const state of ['checked', 'disabled', 'selected', 'expanded', 'hidden', 'modal'] as const) {
    const value = part[state];
    if (value !== undefined) attributes[`aria-${state}`] = String(value);
  }
  if (part.live) attributes['aria-live'] = part.live;
  return attributes;
}

/**
 * Attributes of a part that is pressed: like `accessible`, and on H5 it can be reached by Tab (Enter and Space press
 * it, see keyboard.ts). `press` is left out while disabled: a disabled Taro button would still fire on H5.
 */
export function pressable(part: Accessible, press: (() => void) | undefined): Record<string, unknown> {
  const ready = press !== undefined && part.disabled !== true;
  return {
    ...accessible({ role: 'button', ...part }),
    ...(onWeb ? { tabIndex: part.disabled ? -1 : 0 } : {}),
    hoverClass: ready ? 'pressed' : 'none',
    ...(ready ? { onClick: press } : {}),
  };
}
