import {
  testEvent,
  testEventLabel,
  type WebhookEvent,
  webhookEventNames,
  webhookEvents,
} from '@linli/contracts/doors/webhook-labels';
import type { PathItemObject, SchemaObject } from 'openapi3-ts/oas31';

const id: SchemaObject = { type: 'string', format: 'uuid' };
const text: SchemaObject = { type: 'string' };
const count: SchemaObject = { type: 'integer' };
const moment: SchemaObject = { type: 'string', format: 'date-time' };
const day: SchemaObject = { type: 'string', format: 'date' };
/** All of them, and nothing else. */
const fields = (properties: Record<string, SchemaObject>): SchemaObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** Of requests the building, of alerts the grid; nobody's name, door or words. */
const ofRequest: Record<string, SchemaObject> = {
  requestId: id,
  kind: text,
  state: text,
  urgency: text,
  areaId: id,
  submittedAt: moment,
  deadlineAt: moment,
};
const ofAlert: Record<string, SchemaObject> = {
  alertId: id,
  kind: text,
  level: text,
  state: text,
  areaId: id,
  raisedAt: moment,
};
const climb: Record<string, SchemaObject> = {
  caseKind: { enum: ['request', 'alert'] },
  step: { type: ['integer', 'null'] },
};
const ofCase: SchemaObject = {
  anyOf: [fields({ ...ofRequest, ...climb }), fields({ ...ofAlert, ...climb })],
};
const ofGap: Record<string, SchemaObject> = {
  shiftId: id,
  kind: { enum: ['shift-gap', 'shift-missing'] },
  checkpointId: id,
  areaId: id,
  startsAt: moment,
  endsAt: moment,
  people: count,
  taken: count,
};

/** What stands in `data` of each event. */
const webhookData: Record<WebhookEvent | typeof testEvent, SchemaObject> = {
  'request.submitted': fields(ofRequest),
  'request.accepted': fields(ofRequest),
  'request.taken': fields(ofRequest),
  'request.done': fields(ofRequest),
  'request.reopened': fields(ofRequest),
  'request.closed': fields(ofRequest),
  'request.cancelled': fields(ofRequest),
  'request.not_solvable': fields(ofRequest),
  'case.climbed': ofCase,
  'case.stuck': ofCase,
  'alert.raised': fields(ofAlert),
  'alert.resolved': fields(ofAlert),
  'shift.gap': fields(ofGap),
  'report_round.opened': fields({
    roundId: id,
    form: text,
    areaId: id,
    startsOn: day,
    endsOn: day,
    persons: count,
  }),
  'report_round.closed': fields({ roundId: id, areaId: id }),
  [testEvent]: fields({ webhookId: id }),
};

const header = (name: string, description: string) => ({
  name,
  in: 'header' as const,
  required: true,
  description,
  schema: text,
});

/** The messages other systems get, as OpenAPI describes webhooks; signed as Standard Webhooks has it (ADR 0104). */
export const webhookPayloads: Record<string, PathItemObject> = Object.fromEntries(
  ([testEvent, ...webhookEventNames] as const).map((event) => {
    const { zh, en } = event === testEvent ? testEventLabel : webhookEvents[event];
    return [
      event,
      {
        post: {
          operationId: `webhook_${event.replaceAll('.', '_')}`,
          tags: ['doors'],
          summary: `${en} · ${zh}`,
          description:
            'Signed as Standard Webhooks has it. Answer 2xx within 15 seconds; anything else is tried again for about a day, under the same `webhook-id`. 410 ends it.',
          security: [],
          parameters: [
            header('webhook-id', 'The same with every try, redelivery and replay'),
            header('webhook-timestamp', 'Seconds since 1970 of this try'),
            header('webhook-signature', '`v1,` and a signature, for each secret that counts'),
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: fields({ type: { const: event }, timestamp: moment, data: webhookData[event] }),
              },
            },
          },
          responses: {
            '2XX': { description: 'Taken' },
            '410': { description: 'Nothing shall be sent any more' },
          },
        },
      },
    ];
  }),
);
