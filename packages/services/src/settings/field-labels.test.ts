import { settingShapes } from '@linli/contracts/settings/endpoints';
import { fieldLabel, valueLabel } from '@linli/contracts/settings/field-labels';
import { expect, it } from 'vitest';
import { z } from 'zod';

interface Shape {
  properties?: Record<string, Shape>;
  propertyNames?: Shape;
  additionalProperties?: Shape | boolean;
  items?: Shape;
  enum?: readonly string[];
  const?: string;
  anyOf?: readonly Shape[];
  oneOf?: readonly Shape[];
}

/** Fields and values of a shape that nobody gave a name. */
function nameless(shape: Shape, parent: string, field: string): string[] {
  const below = Object.entries(shape.properties ?? {});
  const keys = shape.propertyNames?.enum ?? [];
  const said = [...(shape.enum ?? []), ...(shape.const === undefined ? [] : [shape.const])];
  const inside = [shape.items, shape.additionalProperties, ...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  return [
    ...[...below.map(([name]) => name), ...keys]
      .filter((name) => fieldLabel(field, name) === undefined)
      .map((name) => `field ${field}.${name}`),
    ...said
      .filter((value) => valueLabel(field, String(value)) === undefined)
      .map((value) => `value ${field}.${value}`),
    ...below.flatMap(([name, inner]) => nameless(inner, field, name)),
    ...inside.flatMap((inner) => (typeof inner === 'object' ? nameless(inner, parent, field) : [])),
  ];
}

it('every field and every value of a setting has words', () => {
  const shapes = Object.values(settingShapes).map((shape) => z.toJSONSchema(shape, { io: 'input' }) as Shape);
  expect([...new Set(shapes.flatMap((shape) => nameless(shape, '', '')))]).toEqual([]);
});
