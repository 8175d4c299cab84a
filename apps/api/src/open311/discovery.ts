import type { Context } from 'hono';
import { type Format, presentOne } from './present.ts';

/** When what is offered here last changed, as the service discovery of Open311 wants it. */
const changeset = '2026-11-22T00:00:00Z';

/** Where the API answers, as whoever asks reached it: a proxy in front tells whether it speaks TLS. */
function addressOf(c: Context): string {
  const url = new URL('/open311/v2', c.req.url);
  if (c.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim() === 'https') url.protocol = 'https:';
  return url.toString();
}

/** The document of Open311 service discovery: which versions there are, where, and how one gets a key. */
export const discovery = (c: Context, format: Format): string =>
  presentOne(
    format,
    'discovery',
    {
      changeset,
      contact: '接口由社区开通，请联系社区书记。Keys are given by the community secretary.',
      key_service: '工作台“对外接口”。The desk, page "Other systems".',
      endpoints: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: addressOf(c),
          changeset,
          type: 'production',
          formats: ['text/xml', 'application/json'],
        },
      ],
    },
    { endpoints: 'endpoint', formats: 'format' },
  );
