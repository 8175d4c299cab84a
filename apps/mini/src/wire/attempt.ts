import { asFailure, type CallFailed } from '@linli/api/client/call-failed';
import { labelIn } from '@linli/contracts/label-in';
import { noAnswer } from '@linli/contracts/no-answer';
import { toast } from '../kit/toast.tsx';
import { settings } from '../state/settings.ts';

/** Any error as a failure to show, in the reader's language. */
export function failureOf(error: unknown): CallFailed {
  return asFailure(error, labelIn(noAnswer.unexpected, settings.get().language));
}

/** A failure in one sentence, with what is wrong with single fields. */
export function sentenceOf({ title, detail, errors }: CallFailed): string {
  const parts = [title, detail, ...new Set(errors.map((error) => error.message))];
  return parts.filter(Boolean).join('；');
}

/** Does something over the net; when it fails, says why in a message and answers undefined. */
export async function attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    toast({ text: sentenceOf(failureOf(error)), tone: 'bad' });
    return undefined;
  }
}
