import type { CatalogKey, InputOf } from '@linli/contracts/catalog';
import { App } from 'antd';
import { useWords } from '../state/use-words.ts';
import { call, sentenceOf } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';
import { actsWords } from '../words/acts.ts';

/** Does something to a case, says whether it went well, and reads again what is shown. Answers whether it did. */
export function useAct(): <K extends CatalogKey & `POST ${string}`>(
  key: K,
  input: InputOf<K>,
) => Promise<boolean> {
  const say = useWords(actsWords);
  const { message } = App.useApp();
  return async (key, input) => {
    try {
      await call(key, input);
    } catch (error) {
      message.error(sentenceOf(error));
      return false;
    }
    message.success(say('done'));
    await queries.invalidateQueries();
    return true;
  };
}
