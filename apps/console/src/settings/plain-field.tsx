import { fieldLabel, valueLabel } from '@linli/contracts/settings/field-labels';
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useLabel } from '../state/use-words.ts';
import type { FieldProps } from './field.tsx';
import { isText } from './shape.ts';

/** Fields that are one value. */
export function Plain({ shape, name, value, at, readOnly, onChange, title }: FieldProps & { title: string }) {
  const label = useLabel();
  const said = (each: string) => {
    const text = valueLabel(name, each);
    return text ? label(text) : each;
  };
  if (isText(shape)) {
    const text = (value ?? { zh: '', en: '' }) as { zh: string; en: string };
    const set = (next: { zh: string; en: string }) => onChange(next.zh || next.en ? next : undefined);
    return (['zh', 'en'] as const).map((tongue) => (
      <Input.TextArea
        key={tongue}
        id={tongue === 'zh' ? at : `${at}/en`}
        aria-label={`${title} ${label(fieldLabel('', tongue) ?? { zh: tongue, en: tongue })}`}
        lang={tongue === 'zh' ? 'zh-Hans' : 'en'}
        rows={2}
        readOnly={readOnly}
        value={text[tongue]}
        onChange={({ target }) => set({ ...text, [tongue]: target.value })}
      />
    ));
  }
  if (shape.items?.enum)
    return (
      <Checkbox.Group
        disabled={readOnly}
        value={(value ?? []) as string[]}
        options={shape.items.enum.map((each) => ({ value: each, label: said(each) }))}
        onChange={onChange}
      />
    );
  if (shape.enum)
    return (
      <Select
        id={at}
        allowClear={value !== undefined}
        disabled={readOnly}
        value={(value as string | undefined) ?? null}
        options={shape.enum.map((each) => ({ value: each, label: said(each) }))}
        onChange={(next) => onChange(next ?? undefined)}
      />
    );
  if (shape.type === 'integer' || shape.type === 'number')
    return (
      <InputNumber
        id={at}
        readOnly={readOnly}
        value={(value as number | undefined) ?? null}
        {...(shape.minimum === undefined ? {} : { min: shape.minimum })}
        {...(shape.maximum === undefined ? {} : { max: Math.min(shape.maximum, 1_000_000) })}
        {...(shape.type === 'integer' ? { precision: 0 } : { step: 0.1 })}
        onChange={(next) => onChange(next ?? undefined)}
      />
    );
  if (shape.type === 'string')
    return (
      <Input
        id={at}
        type={shape.format === 'date' ? 'date' : shape.pattern?.startsWith('^([01]') ? 'time' : 'text'}
        readOnly={readOnly}
        value={(value as string | undefined) ?? ''}
        {...(shape.maxLength === undefined ? {} : { maxLength: shape.maxLength })}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  // Values of any kind, and lists of numbers: as they are written, several parted by commas.
  return (
    <Input
      id={at}
      readOnly={readOnly}
      defaultValue={written(value)}
      onBlur={({ target }) => {
        if (target.value !== written(value)) onChange(read(target.value, shape.type === 'array'));
      }}
    />
  );
}

const written = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : value === undefined || value === null ? '' : String(value);

function read(text: string, isList: boolean): unknown {
  const parts = text
    .split(/[,，]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) =>
      part === 'true' ? true : part === 'false' ? false : /^-?\d+(\.\d+)?$/.test(part) ? Number(part) : part,
    );
  if (isList || parts.length > 1) return parts;
  return parts[0];
}

/** What is wrong with a field. */
export function Fault({ text }: { text: string | undefined }) {
  return text === undefined ? null : (
    <div className="bad" role="alert">
      {text}
    </div>
  );
}
