import { Input, Text, Textarea, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from './accessible.ts';
import { classes } from './classes.ts';
import { type FieldFrame, Labelled } from './label.tsx';

export interface FieldProps extends FieldFrame {
  value: string;
  onChange: (value: string) => void;
  /** `phone`, `number` and `decimal` choose the keyboard; the value stays what was typed. */
  kind?: 'text' | 'phone' | 'number' | 'decimal' | 'idcard';
  placeholder?: string;
  /** Longest value in characters. */
  max?: number;
  /** Grows with what is typed; `one` begins as high as a single line. */
  lines?: boolean | 'one';
  disabled?: boolean;
  /** Behind the value: °C, people, … */
  unit?: string;
  /** Behind the box: a button that belongs to the value. */
  aside?: ReactNode;
  /** Name the browser knows for filling in (H5). */
  autocomplete?: string;
  /** Takes the focus when it appears (WeChat). */
  focus?: boolean;
  /** The keyboard's confirm key. */
  onConfirm?: () => void;
}

const keyboards = {
  text: 'text',
  phone: 'number',
  number: 'number',
  decimal: 'digit',
  idcard: 'idcard',
} as const;
const inputModes = {
  text: 'text',
  phone: 'tel',
  number: 'numeric',
  decimal: 'decimal',
  idcard: 'text',
} as const;
const onWeb = process.env.TARO_ENV === 'h5';

/** A text box with its label, hint and error. The value is kept as typed; checking is the caller's. */
export function Field(props: FieldProps) {
  const { id, label, value, onChange, kind = 'text', placeholder = '', max = 200, disabled = false } = props;
  const shared = {
    id,
    value,
    placeholder,
    placeholderClass: 'input__ghost',
    maxlength: max,
    disabled,
    ...(props.focus && !onWeb ? { focus: true } : {}),
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    ...(onWeb ? { nativeProps: innerProps(props, kind) } : accessible({ label, disabled })),
  };
  return (
    <Labelled {...props}>
      <View className={classes('input', disabled && 'input--off')}>
        {props.lines ? (
          <Textarea
            className={classes(
              'input__box',
              'input__box--many',
              props.lines === 'one' && 'input__box--grows',
            )}
            autoHeight
            {...shared}
          />
        ) : (
          <Input
            className="input__box"
            type={onWeb ? 'text' : keyboards[kind]}
            {...shared}
            {...(props.onConfirm ? { onConfirm: props.onConfirm, confirmType: 'done' as const } : {})}
          />
        )}
        {props.unit !== undefined && <Text className="input__unit">{props.unit}</Text>}
        {props.aside}
      </View>
    </Labelled>
  );
}

/**
 * What the <input> itself has to carry on H5: Taro keeps names on its own element around it, and a number input there
 * would swallow half-typed and full-width digits.
 */
function innerProps(
  { id, label, error, autocomplete, lines }: FieldProps,
  kind: NonNullable<FieldProps['kind']>,
) {
  return {
    name: id,
    ...(lines === 'one' ? { rows: 1 } : {}),
    inputMode: inputModes[kind],
    autocomplete: autocomplete ?? 'off',
    'aria-label': label,
    'aria-invalid': String(error !== undefined),
    'aria-describedby': `${id}-error`,
  };
}
