import * as audit from '@linli/contracts/audit/endpoints';
import * as cases from '@linli/contracts/cases/endpoints';
import { catalog } from '@linli/contracts/catalog';
import * as doors from '@linli/contracts/doors/endpoints';
import * as escalation from '@linli/contracts/escalation/endpoints';
import * as ladder from '@linli/contracts/escalation/ladder';
import * as hours from '@linli/contracts/hours/endpoints';
import * as identity from '@linli/contracts/identity/endpoints';
import * as matching from '@linli/contracts/matching/endpoints';
import * as people from '@linli/contracts/people/endpoints';
import * as householdCodes from '@linli/contracts/people/household-codes';
import * as ownPeople from '@linli/contracts/people/own-endpoints';
import * as register from '@linli/contracts/people/register-endpoints';
import * as peopleValues from '@linli/contracts/people/values';
import * as chase from '@linli/contracts/reports/chase-endpoints';
import * as form from '@linli/contracts/reports/form';
import * as report from '@linli/contracts/reports/report-endpoints';
import * as round from '@linli/contracts/reports/round-endpoints';
import * as reportTimes from '@linli/contracts/reports/times';
import * as reportValues from '@linli/contracts/reports/values';
import * as kind from '@linli/contracts/requests/kind';
import * as requestValues from '@linli/contracts/requests/values';
import * as rosters from '@linli/contracts/rosters/endpoints';
import * as settings from '@linli/contracts/settings/endpoints';
import * as checkpoint from '@linli/contracts/shifts/checkpoint-endpoints';
import * as claim from '@linli/contracts/shifts/claim-endpoints';
import * as duty from '@linli/contracts/shifts/duty-endpoints';
import * as shiftValues from '@linli/contracts/shifts/values';
import * as values from '@linli/contracts/values';
import type { SchemaObject } from 'openapi3-ts/oas31';
import { z } from 'zod';

/** Modules whose schemas are named in the description, each once and referred to from everywhere. */
const modules = [
  values,
  identity,
  peopleValues,
  people,
  ownPeople,
  register,
  audit,
  form,
  reportValues,
  round,
  report,
  chase,
  cases,
  kind,
  requestValues,
  hours,
  shiftValues,
  checkpoint,
  claim,
  duty,
  rosters,
  matching,
  ladder,
  escalation,
  doors,
  reportTimes,
  householdCodes,
  settings,
];

type Direction = 'input' | 'output';
type Schemas = Record<string, SchemaObject>;

const place = '#/components/schemas/';

/** Schemas of what endpoints take and give, and the named ones they refer to. */
export interface EndpointSchemas {
  readonly named: Schemas;
  readonly inputs: Schemas;
  readonly replies: Schemas;
}

/** Puts every schema of the contracts that has a name, and every endpoint's own under its key, into one registry. */
function registryOf(direction: Direction) {
  const registry = z.registry<{ id: string }>();
  for (const exported of modules)
    for (const [name, value] of Object.entries(exported))
      if (value instanceof z.ZodType && !registry.has(value)) registry.add(value, { id: name });
  // Two endpoints may answer with the same named schema, so each gets a wrapping of its own.
  for (const [key, endpoint] of Object.entries(catalog))
    registry.add(
      z.lazy(() => (direction === 'input' ? endpoint.input : endpoint.reply)),
      { id: key },
    );
  return registry;
}

function generate(direction: Direction): Schemas {
  const { schemas } = z.toJSONSchema(registryOf(direction), {
    io: direction,
    uri: (id) => place + id,
    override: ({ zodSchema, jsonSchema }) => {
      // A later version may answer with more: a client that refuses unknown fields would break then.
      const { def } = zodSchema._zod;
      if (direction === 'output' && def.type === 'object' && !('catchall' in def && def.catchall))
        delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema as SchemaObject]),
  );
}

const isOperation = (id: string): boolean => id.includes(' ');
const refersTo = (schema: SchemaObject): string[] =>
  [...JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1] ?? '');

/** Names of what differs between sending and receiving (defaults, transforms), itself or in what it refers to. */
function unlike(inputs: Schemas, outputs: Schemas): Set<string> {
  const names = Object.keys(inputs).filter((id) => !isOperation(id));
  const found = new Set(
    names.filter((name) => JSON.stringify(inputs[name]) !== JSON.stringify(outputs[name])),
  );
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const name of names)
      if (refersTo(inputs[name] ?? {}).some((other) => found.has(other))) found.add(name);
  }
  return found;
}

/** What some schemas refer to, directly or through others. */
function closure(from: readonly SchemaObject[], among: Schemas): Set<string> {
  const used = new Set<string>();
  const waiting = from.flatMap(refersTo);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    waiting.push(...refersTo(among[name] ?? {}));
  }
  return used;
}

/**
 * JSON Schemas (draft 2020-12) of the whole catalog, made by zod itself. A named schema that is sent as well as received
 * and reads differently for who sends it stands there twice, the second time as `…Input`; what nothing refers to is left
 * out.
 */
export function endpointSchemas(): EndpointSchemas {
  const received = generate('output');
  const sent = withParametersOpen(generate('input'));
  const replies = Object.fromEntries(Object.entries(received).filter(([id]) => isOperation(id)));
  const usedReceived = closure(Object.values(replies), received);
  const twice = [...unlike(sent, received)].filter((name) => usedReceived.has(name));
  const nameSent = (name: string) => (twice.includes(name) ? `${name}Input` : name);
  const renamed: Schemas = JSON.parse(
    JSON.stringify(sent).replace(
      /"#\/components\/schemas\/(\w+)"/g,
      (_, name: string) => `"${place}${nameSent(name)}"`,
    ),
  );
  const inputs = Object.fromEntries(Object.entries(renamed).filter(([id]) => isOperation(id)));
  const usedSent = closure(
    Object.entries(sent).flatMap(([id, schema]) => (isOperation(id) ? [schema] : [])),
    sent,
  );
  const named: Schemas = {};
  for (const name of usedReceived) named[name] = received[name] ?? {};
  for (const name of usedSent) named[nameSent(name)] ??= renamed[name] ?? {};
  return { named: Object.fromEntries(Object.entries(named).toSorted()), inputs, replies };
}

/** What a GET takes stands in its parameters, one by one, even where all of it together has a name. */
const withParametersOpen = (sent: Schemas): Schemas =>
  Object.fromEntries(
    Object.entries(sent).map(([id, schema]) => {
      const [name] = id.startsWith('GET ') && '$ref' in schema ? refersTo(schema) : [];
      return [id, name === undefined ? schema : (sent[name] ?? schema)];
    }),
  );
