import { expect, it } from 'vitest';
import { newWebhookSecret, signedHeaders } from './webhook-secret.ts';

// The vector that the libraries of Standard Webhooks share.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const at = new Date(1614265330 * 1000);
const body = '{"test": 2432232314}';
const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

it('signs as the test vector of Standard Webhooks has it', () => {
  expect(signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', at, body, [secret])).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': signature,
  });
});

it('signs with both secrets while one takes over from the other', () => {
  const { 'webhook-signature': both } = signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', at, body, [
    newWebhookSecret(),
    secret,
  ]);
  expect(both).toMatch(/^v1,\S{44} v1,\S{44}$/);
  expect(both?.split(' ')[1]).toBe(signature);
});

it('secrets are 32 random bytes each', () => {
  const made = Array.from({ length: 20 }, newWebhookSecret);
  expect(new Set(made).size).toBe(20);
  for (const each of made) expect(Buffer.from(each.replace('whsec_', ''), 'base64')).toHaveLength(32);
});
