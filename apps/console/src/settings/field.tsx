import { fieldLabel, valueLabel } from '@linli/contracts/settings/field-labels';
import { Button, Checkbox, Select } from 'antd';
import { useLabel, useWords } from '../state/use-words.ts';
import { settingsWords } from '../words/settings.ts';
import { useLeaf } from './leaf.ts';
import { Fault, Plain } from './plain-field.tsx';
import { emptyOf, type Fields, fieldsOf, isText, type Shape, withoutNull } from './shape.ts';

export interface FieldProps {
  shape: Shape;
  /** Of the field it lies below; tells fields of one name apart. */
  parent: string;
  name: string;
  value: unknown;
  /** JSON pointer; ids and what is wrong go by it. */
  at: string;
  /** What is wrong, by JSON pointer. */
  faults: Readonly<Record<string, string>>;
  readOnly: boolean;
  onChange: (value: unknown) => void;
}

/** A field of a setting with its words, whatever it is made of. */
export function Field(props: FieldProps) {
  const { shape, parent, name, value, at, faults, readOnly, onChange } = props;
  const label = useLabel();
  const text = fieldLabel(parent, name);
  const title = text ? label(text) : name;
  const optional = withoutNull(shape);
  if (optional)
    return (
      <div className={isWide(optional) ? 'field field--wide' : 'field'}>
        <Checkbox
          checked={value !== null && value !== undefined}
          disabled={readOnly}
          onChange={({ target }) => onChange(target.checked ? emptyOf(optional) : null)}
        >
          {title}
        </Checkbox>
        {value !== null && value !== undefined && <Field {...props} shape={optional} />}
        <Fault text={faults[at]} />
      </div>
    );
  if (shape.type === 'object' && !isText(shape))
    return (
      <fieldset className="field field--wide fields">
        <legend>{title}</legend>
        <FieldsOf {...props} parent={name} />
      </fieldset>
    );
  if (shape.type === 'array' && shape.items && !shape.items.enum && isMade(shape.items))
    return <ItemsField {...props} items={shape.items} title={title} />;
  if (shape.type === 'boolean')
    return (
      <div className="field">
        <Checkbox
          checked={value === true}
          disabled={readOnly}
          onChange={({ target }) => onChange(target.checked)}
        >
          {title}
        </Checkbox>
        <Fault text={faults[at]} />
      </div>
    );
  return (
    <div className={isWide(shape) ? 'field field--wide' : 'field'}>
      <label htmlFor={at}>{title}</label>
      <Plain {...props} title={title} />
      <Fault text={faults[at]} />
    </div>
  );
}

const isMade = ({ type, oneOf }: Shape) => type === 'object' || oneOf !== undefined;
const isWide = (shape: Shape) => isText(shape) || shape.type === 'object';

/** All fields of an object, in the order of its shape. */
export function FieldsOf({ shape, value, at, onChange, ...rest }: FieldProps) {
  const fields = (value ?? {}) as Fields;
  return fieldsOf(shape).map(([name, inner]) => (
    <Field
      key={name}
      {...rest}
      shape={inner}
      name={name}
      value={fields[name]}
      at={`${at}/${name}`}
      onChange={(next) => {
        const { [name]: _, ...others } = fields;
        onChange(next === undefined ? others : { ...others, [name]: next });
      }}
    />
  ));
}

/** Several of a kind, one below the other: opened one by one, added, moved up and taken away. */
function ItemsField({
  items,
  title,
  value,
  onChange,
  ...rest
}: FieldProps & { items: Shape; title: string }) {
  const say = useWords(settingsWords);
  const leaf = useLeaf();
  const list = (value ?? []) as Fields[];
  const { at, name, readOnly, faults } = rest;
  const put = (place: number, item: unknown) => onChange(list.map((each, i) => (i === place ? item : each)));
  const drop = (place: number) => onChange(list.filter((_, i) => i !== place));
  const lift = (place: number) =>
    onChange(list.map((each, i) => (i === place - 1 ? list[place] : i === place ? list[place - 1] : each)));
  return (
    <fieldset className="field field--wide">
      <legend>{title}</legend>
      {list.map((item, place) => {
        const called = `${place + 1}. ${leaf.nameOf(name, item)}`;
        const wrong = Object.keys(faults).some((pointer) => pointer.startsWith(`${at}/${place}/`));
        return (
          // An item is what stands at its place: it has no other name until it is published.
          <details key={place} className="item" open={wrong || undefined}>
            <summary>{called}</summary>
            <div className="fields">
              <Item
                {...rest}
                shape={items}
                value={item}
                at={`${at}/${place}`}
                onChange={(next) => put(place, next)}
              />
            </div>
            {!readOnly && (
              <div className="acts">
                {place > 0 && (
                  <Button size="small" onClick={() => lift(place)} aria-label={`${say('up')} ${called}`}>
                    {say('up')}
                  </Button>
                )}
                <Button size="small" onClick={() => drop(place)} aria-label={`${say('drop')} ${called}`}>
                  {say('drop')}
                </Button>
              </div>
            )}
          </details>
        );
      })}
      {!readOnly && (
        <Button size="small" onClick={() => onChange([...list, emptyOf(items)])}>
          {say('add', { what: title })}
        </Button>
      )}
    </fieldset>
  );
}

/** One of several; where it can be of several sorts, which one is chosen first. */
function Item({ shape, value, at, onChange, ...rest }: FieldProps) {
  const label = useLabel();
  const fields = (value ?? {}) as Fields;
  const { name, readOnly } = rest;
  if (!shape.oneOf)
    return <FieldsOf {...rest} shape={shape} parent={name} value={value} at={at} onChange={onChange} />;
  const sortOf = (way: Shape) => way.properties?.kind?.const ?? '';
  const way = shape.oneOf.find((each) => sortOf(each) === fields.kind) ?? {};
  const { kind: _, ...others } = way.properties ?? {};
  return (
    <>
      <div className="field">
        <Select
          aria-label={`${at}/kind`}
          disabled={readOnly}
          value={String(fields.kind)}
          options={shape.oneOf.map((each) => {
            const text = valueLabel('kind', sortOf(each));
            return { value: sortOf(each), label: text ? label(text) : sortOf(each) };
          })}
          onChange={(sort) => onChange(emptyOf(shape.oneOf?.find((each) => sortOf(each) === sort) ?? {}))}
        />
      </div>
      <FieldsOf
        {...rest}
        shape={{ ...way, properties: others }}
        parent={name}
        value={value}
        at={at}
        onChange={onChange}
      />
    </>
  );
}
