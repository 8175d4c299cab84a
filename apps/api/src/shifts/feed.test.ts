import { issueCalendar } from '@linli/services/shifts/issue-calendar';
import { gate } from '@linli/test/support/shifts';
import { describe, expect, it } from 'vitest';
import { handlers } from '../all-handlers.ts';
import { createApp } from '../app.ts';

describe('the calendar link over HTTP', () => {
  it('is followed without signing in, as a calendar; a wrong one is not there', async () => {
    const { on, volunteer, shift, claim } = await gate();
    const app = createApp({
      ctx: on.base,
      handlers,
      authenticate: async () => null,
      addressOf: () => '127.0.0.1',
    });
    const anna = await volunteer();
    await claim(anna, await shift({ inHours: 30 }));
    const { path } = await anna.do(issueCalendar, {});
    const answer = await app.request(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VEVENT[\s\S]*END:VCALENDAR/u);
    expect((await app.request(`${path.slice(0, -6)}x.ics`)).status).toBe(404);
  });
});
