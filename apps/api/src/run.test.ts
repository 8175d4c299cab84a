import { openProduct } from '@linli/test/support/product';
import { describe, expect, it } from 'vitest';

describe('the API as a process serves it', async () => {
  const { url, metricsUrl, sql } = await openProduct();

  it('says that it is alive and ready', async () => {
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok');
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ database: true, migrations: true, running: true });
  });

  it('is not ready while a migration is missing, and counts requests by route without their ids', async () => {
    await sql`update migrations.applied set tag = 'elsewhere' where tag = '0001_ground_floor'`;
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    await sql`update migrations.applied set tag = '0001_ground_floor' where tag = 'elsewhere'`;
    await fetch(`${url}/api/people/areas/0199aaaa-0000-7000-8000-000000000001`);
    const metrics = await (await fetch(metricsUrl)).text();
    expect(metrics).toContain('route="/api/people/areas/:areaId",status="4xx"');
    expect(metrics).not.toContain('0199aaaa');
  });

  it('tells its metrics where nobody from outside comes', async () => {
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    expect((await fetch(metricsUrl)).status).toBe(200);
    expect((await fetch(new URL('/healthz', metricsUrl))).status).toBe(404);
  });
});
