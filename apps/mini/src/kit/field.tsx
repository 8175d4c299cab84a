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
  lines?: boolean;
  disabled?: boolean;
  /** Behind the value: °C, people, … */
  unit?: string;
  /** Behind the box: a button that belongs to the value. */
  aside?: ReactNode;
  /** Name the browser knows for filling in (H5). */
  autocomplete?: string;
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
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    ...accessible({ label, disabled }),
  };
  return (
    <Labelled {...props} wraps>
      <View className={classes('input', disabled && 'input--off')}>
        {props.lines ? (
          <Textarea className="input__box input__box--many" autoHeight {...shared} />
        ) : (
          <Input
            className="input__box"
            type={onWeb && kind === 'phone' ? ('tel' as 'number') : keyboards[kind]}
            {...shared}
            {...(onWeb ? { autocomplete: props.autocomplete ?? 'off', name: id } : {})}
            {...(props.onConfirm ? { onConfirm: props.onConfirm, confirmType: 'done' as const } : {})}
          />
        )}
        {props.unit !== undefined && <Text className="input__unit">{props.unit}</Text>}
        {props.aside}
      </View>
    </Labelled>
  );
}
