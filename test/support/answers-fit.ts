import { describeApi } from '@linli/api/openapi/document';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Described = ReturnType<typeof describeApi>;

/** An answer as it left. */
export interface Answer {
  readonly method: string;
  /** As the router names it, `/api/requests/:requestId`. */
  readonly route: string;
  readonly status: number;
  readonly contentType: string | null;
  /** Asked for only where the description says something about a JSON body. */
  readonly json: () => Promise<unknown>;
}

const isJson = (type: string) => type === 'application/json' || type === 'application/problem+json';
const escaped = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Holds answers against a description of the API with a validator that shares nothing with what made either of them.
 * Gives a function that says what is wrong with an answer; null: nothing.
 */
export function answersFit(described: Described): (answer: Answer) => Promise<string | null> {
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  addFormats.default(ajv);
  ajv.addSchema(described, 'api');
  const compiled = new Map<string, ValidateFunction>();
  const validatorAt = (steps: readonly string[]) => {
    const pointer = steps.map((step) => `/${encodeURIComponent(escaped(step))}`).join('');
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    compiled.set(pointer, known);
    return known;
  };
  return async ({ method, route, status, contentType, json }) => {
    const name = `${method} ${route} ${status}`;
    const path = route.replace(/:(\w+)/g, '{$1}');
    const operation = described.paths?.[path]?.[method === 'POST' ? 'post' : 'get'];
    if (!operation) return `${name}: no such operation is described`;
    const listed = operation.responses?.[String(status)];
    if (!listed) return `${name}: no such status is described`;
    const reference: string | undefined = listed.$ref;
    const steps = reference
      ? reference.slice(2).split('/')
      : ['paths', path, method.toLowerCase(), 'responses', String(status)];
    const response = reference ? described.components?.responses?.[steps.at(-1) ?? ''] : listed;
    const type = contentType?.split(';')[0] ?? '';
    const content = response && 'content' in response ? response.content : undefined;
    if (!content) return type === '' ? null : `${name}: it has a body of ${type}, and none is described`;
    if (!content[type]) return `${name}: ${type} is not described`;
    if (!isJson(type)) return null;
    const validate = validatorAt([...steps, 'content', type, 'schema']);
    return validate(await json()) ? null : `${name}: ${ajv.errorsText(validate.errors)}`;
  };
}

/** Held against the description of this version. */
export const answerFits = answersFit(describeApi());
