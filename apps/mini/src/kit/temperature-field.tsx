import type { ReactNode } from 'react';
import { Field } from './field.tsx';
import type { FieldFrame } from './label.tsx';
import { readTemperature } from './temperature.ts';

export interface TemperatureFieldProps extends FieldFrame {
  /** Degrees Celsius as text; empty until somebody measured. There is no starting value on purpose. */
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
  /** Where it was taken: an `InlineSelect`. */
  aside?: ReactNode;
}

/** A body temperature in °C. */
export function TemperatureField({ value, onChange, ...frame }: TemperatureFieldProps) {
  return (
    <Field
      {...frame}
      value={value}
      onChange={(typed) => onChange(readTemperature(typed))}
      kind="decimal"
      max={5}
      unit="°C"
      placeholder="– –"
    />
  );
}
