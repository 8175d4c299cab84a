import { signInCodes } from '@linli/db/identity/tables';
import { smsServer } from '@linli/test/support/sms-server';
import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { smsOverHttp } from '../gateways/sms-over-http.ts';
import { requestCode } from './request-code.ts';

const sms = await smsServer();
const log = (await stage()).base.log;
const s = await stage({
  gateways: { sms: smsOverHttp({ url: sms.url, token: null, receiptSecret: null }, log) },
});
const demo = await stage();

describe('does', () => {
  it('sends six digits and keeps only their hash', async () => {
    const phone = s.phone();
    expect(await s.visitor().do(requestCode, { phone })).toEqual({
      expiresInSeconds: 300,
      retryAfterSeconds: 60,
    });
    const code = sms.codeFor(phone);
    expect(code).toMatch(/^\d{6}$/);
    const [row] = await s.db.select().from(signInCodes);
    expect(JSON.stringify(row)).not.toContain(code);
  });

  it('shows the code only with the demo gateway', async () => {
    const answer = await demo.visitor().do(requestCode, { phone: demo.phone() });
    expect(answer.demoCode).toMatch(/^\d{6}$/);
  });

  it('answers alike for a phone with an account, one of the register and one nobody knows', async () => {
    const { building } = await s.areas({ building: 'building' });
    const known = s.phone();
    await s.member(await s.household(building), { phone: known });
    const phones = [(await s.account()).phone ?? '', known, s.phone()];
    const answers = [];
    for (const phone of phones) answers.push(await s.visitor().do(requestCode, { phone }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});

describe('refuses', () => {
  it('a second code for a phone within a minute, from wherever', async () => {
    const phone = s.phone();
    await s.visitor('198.51.100.1').do(requestCode, { phone });
    await expect(s.visitor('198.51.100.2').do(requestCode, { phone })).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfterSeconds: 60,
    });
  });

  it('many phones from one address', async () => {
    const visitor = demo.visitor('203.0.113.50');
    for (let n = 0; n < 100; n++) await visitor.do(requestCode, { phone: demo.phone() });
    await expect(visitor.do(requestCode, { phone: demo.phone() })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
  });
});

describe('races and repeats', () => {
  it('a gateway that fails leaves no code, and the next minute works', async () => {
    const phone = s.phone();
    const before = await s.db.$count(signInCodes);
    sms.failNext(503);
    await expect(s.visitor().do(requestCode, { phone })).rejects.toMatchObject({ code: 'gateway-failed' });
    expect(await s.db.$count(signInCodes)).toBe(before);
    s.clock.advance(1);
    await s.visitor().do(requestCode, { phone });
    expect(sms.codeFor(phone)).toMatch(/^\d{6}$/);
  });

  it('two requests at once send one message', async () => {
    const phone = s.phone();
    await Promise.allSettled([1, 2].map(() => s.visitor().do(requestCode, { phone })));
    expect(sms.sent.filter((message) => message.phone === phone)).toHaveLength(1);
  });
});
