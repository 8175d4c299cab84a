import { Problem } from '@linli/contracts/problem';
import type { Question } from '@linli/contracts/reports/form';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { hasAttributes, linesCode, offeredServices, openQuestions, type Tongue } from './offered-services.ts';

interface Attribute {
  readonly variable: boolean;
  readonly code: string;
  readonly datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist';
  readonly required: boolean;
  readonly datatype_description: string;
  readonly order: number;
  readonly description: string;
  readonly values?: readonly { readonly key: string; readonly name: string }[];
}

export interface Open311Definition {
  readonly service_code: string;
  readonly attributes: readonly Attribute[];
}

const datatypes = {
  'yes-no': 'singlevaluelist',
  'one-of': 'singlevaluelist',
  'many-of': 'multivaluelist',
  number: 'number',
  temperature: 'number',
  date: 'datetime',
  text: 'text',
  place: 'string',
  photo: 'string',
} as const satisfies Record<Question['kind'], Attribute['datatype']>;

const yesNo = {
  zh: [
    { key: 'yes', name: '是' },
    { key: 'no', name: '否' },
  ],
  en: [
    { key: 'yes', name: 'Yes' },
    { key: 'no', name: 'No' },
  ],
};
const lineByLine = { zh: '要买的东西，一行一样', en: 'What to get, one thing a line' };

/** What a kind of help asks, as an Open311 service definition. @throws Problem not-found, not-signed-in, not-allowed */
export async function showService(
  ctx: Ctx,
  { code, tongue }: { code: string; tongue: Tongue },
): Promise<Open311Definition> {
  const [path = ''] = reach(ctx, 'areas.view');
  const kind = (await offeredServices(ctx, path)).find(({ key }) => key === code);
  if (!kind || !hasAttributes(kind)) throw new Problem('not-found');
  const attributes = openQuestions(kind).map((question, i): Attribute => {
    const values =
      question.kind === 'yes-no'
        ? yesNo[tongue]
        : question.options?.map(({ value, text }) => ({ key: value, name: text[tongue] }));
    return {
      variable: true,
      code: question.id,
      datatype: datatypes[question.kind],
      // A question that is only shown after another answer is not asked of everybody.
      required: question.required && question.shownIf === undefined,
      datatype_description: question.help?.[tongue] ?? '',
      order: i + 1,
      description: question.text[tongue],
      ...(values ? { values } : {}),
    };
  });
  if (kind.definition.lines)
    attributes.push({
      variable: true,
      code: linesCode,
      datatype: 'text',
      required: true,
      datatype_description: '',
      order: attributes.length + 1,
      description: lineByLine[tongue],
    });
  return { service_code: kind.key, attributes };
}
