import { areaKindNames } from '@linli/contracts/people/areas';
import { MobilePhone, Name } from '@linli/contracts/values';
import { compose } from '@linli/services/compose';
import { readConfig } from '@linli/services/config';
import { inTransaction } from '@linli/services/context';
import { foundPlace } from '@linli/services/people/found-place';
import { pino } from 'pino';
import { z } from 'zod';

const usage =
  'npm run found -- --phone 13800000000 --name 张三 district=高新区 street=舜华路街道 community=凤凰国际社区';

const Arguments = z.object({
  phone: MobilePhone,
  name: Name,
  areas: z.array(z.object({ kind: z.enum(areaKindNames), name: Name })).min(1),
});

/** The first areas and the first duty officer of a deployment, from the command line. */
function readArguments(given: readonly string[]) {
  const option = (name: string) => given[given.indexOf(`--${name}`) + 1];
  const read = Arguments.safeParse({
    phone: given.includes('--phone') ? option('phone') : undefined,
    name: given.includes('--name') ? option('name') : undefined,
    areas: given
      .filter((argument) => argument.includes('='))
      .map((argument) => {
        const [kind, ...name] = argument.split('=');
        return { kind, name: name.join('=') };
      }),
  });
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  console.error(`${wrong.join('\n')}\nUsage: ${usage}\nKinds of area: ${areaKindNames.join(', ')}`);
  process.exit(2);
}

const { phone, name, areas } = readArguments(process.argv.slice(2));
const { ctx, close } = compose(readConfig(process.env), {
  log: pino({ level: 'silent' }),
  name: 'linli found',
  most: 2,
});
try {
  const made = await inTransaction({ ...ctx, actor: { kind: 'system' }, address: null }, (inner) =>
    foundPlace(inner, { areas, officer: { phone, name } }),
  );
  console.log(
    `${made.areas} areas made; ${made.appointed ? 'the duty officer can sign in' : 'the duty officer was there'}`,
  );
} finally {
  await close();
}
