import type { CallFailed } from '@linli/api/client/call-failed';
import type { CatalogKey, InputOf, ReplyOf } from '@linli/contracts/catalog';
import { App } from 'antd';
import { call, failureOf, sentenceOf } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';

/**
 * Does something whose answer is needed, says why when it failed, and reads again what is shown. Null: it failed. `onFields`
 * shows what is wrong with single fields where they stand.
 */
export function useAnswer(): <K extends CatalogKey & `POST ${string}`>(
  key: K,
  input: InputOf<K>,
  onFields?: (errors: CallFailed['errors']) => void,
) => Promise<ReplyOf<K> | null> {
  const { message } = App.useApp();
  return async (key, input, onFields) => {
    try {
      const reply = await call(key, input);
      await queries.invalidateQueries();
      return reply;
    } catch (error) {
      const { errors } = failureOf(error);
      if (onFields && errors.length > 0) onFields(errors);
      else message.error(sentenceOf(error));
      return null;
    }
  };
}
