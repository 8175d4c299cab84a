import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** A secret in the form of Standard Webhooks: 32 random bytes. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Headers of Standard Webhooks for one try; signed with every secret that counts, the newest first. */
export function signedHeaders(
  messageId: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  return {
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(messageId, at, body)).join(' '),
  };
}

/** What a message is called outside; the same however often it is sent. */
export const messageIdOf = (eventId: string): string => `msg_${eventId}`;
