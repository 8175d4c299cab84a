import type { CatalogKey, InputOf, ReplyOf } from '@linli/contracts/catalog';
import { App } from 'antd';
import { call, sentenceOf } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';

/** Does something whose answer is needed, says why when it failed, and reads again what is shown. Null: it failed. */
export function useAnswer(): <K extends CatalogKey & `POST ${string}`>(
  key: K,
  input: InputOf<K>,
) => Promise<ReplyOf<K> | null> {
  const { message } = App.useApp();
  return async (key, input) => {
    try {
      const reply = await call(key, input);
      await queries.invalidateQueries();
      return reply;
    } catch (error) {
      message.error(sentenceOf(error));
      return null;
    }
  };
}
