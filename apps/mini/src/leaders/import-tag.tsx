import type { ImportView } from '@linli/contracts/people/register-endpoints';
import { Tag, type Tone } from '../kit/tag.tsx';
import { useWords } from '../state/use-words.ts';
import { importsWords } from './words/imports.ts';

const words = {
  uploaded: 'stateUploaded',
  checking: 'stateChecking',
  checked: 'stateChecked',
  running: 'stateRunning',
  done: 'stateDone',
  failed: 'stateFailed',
} as const;
const tones: Record<ImportView['state'], Tone> = {
  uploaded: 'warn',
  checking: 'info',
  checked: 'warn',
  running: 'info',
  done: 'ok',
  failed: 'bad',
};

/** Where an import stands. */
export function ImportTag({ state }: { state: ImportView['state'] }) {
  const say = useWords(importsWords);
  return <Tag tone={tones[state]}>{say(words[state])}</Tag>;
}
