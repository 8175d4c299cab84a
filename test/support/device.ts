import type { CatalogKey, InputOf, ReplyOf } from '@linli/contracts/catalog';

/** A phone or desk that talks to the API of a product over HTTP; with `token` it is signed in already. */
export function device({ url }: { url: string }, token: string | null = null) {
  let bearer = token;
  const send = async (key: CatalogKey, input: Record<string, unknown>) => {
    const [method, path] = key.split(' ') as ['GET' | 'POST', string];
    const rest = { ...input };
    const filled = path.replace(/:(\w+)/g, (_, name: string) => {
      const value = String(rest[name]);
      delete rest[name];
      return value;
    });
    const query = method === 'GET' ? `?${new URLSearchParams(rest as Record<string, string>)}` : '';
    return fetch(`${url}/api${filled}${query}`, {
      method,
      headers: {
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(method === 'POST' ? { body: JSON.stringify(rest) } : {}),
    });
  };
  /** @throws when the answer is a problem */
  const call = async <K extends CatalogKey>(key: K, input: InputOf<K>): Promise<ReplyOf<K>> => {
    const answer = await send(key, input as Record<string, unknown>);
    if (!answer.ok) throw new Error(`${key}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as ReplyOf<K>;
  };
  return {
    call,
    status: async <K extends CatalogKey>(key: K, input: InputOf<K>) =>
      (await send(key, input as Record<string, unknown>)).status,
    /** By the code the demo gateway shows. */
    async signIn(phone: string) {
      const { demoCode } = await call('POST /identity/request-code', { phone });
      const answer = await call('POST /identity/sign-in-with-code', {
        phone,
        code: demoCode ?? '',
        device: { platform: 'h5' },
      });
      if (answer.state !== 'signed-in') throw new Error(answer.state);
      bearer = answer.token;
    },
  };
}
