import { createStore, useStore } from '../state/store.ts';
import { Choice } from './choice.tsx';
import { Sheet } from './sheet.tsx';

export interface Selection<T extends string> {
  title: string;
  options: readonly { value: T; label: string }[];
  value: T | undefined;
}

interface Open extends Selection<string> {
  answer: (value: string | undefined) => void;
}

const open = createStore<Open | undefined>(undefined);

/** Lets somebody choose one of many from a list; resolves to nothing when the list is closed. */
export function choose<T extends string>(selection: Selection<T>): Promise<T | undefined> {
  open.get()?.answer(undefined);
  return new Promise((resolve) => {
    open.set({
      ...selection,
      answer(value) {
        open.set(undefined);
        resolve(value as T | undefined);
      },
    });
  });
}

/** Where `choose` appears; part of every page, so that it also stands above a dialog that asks. */
export function ChooseDialog() {
  const selection = useStore(open);
  if (!selection) return null;
  return (
    <Sheet id="choose" open title={selection.title} onClose={() => selection.answer(undefined)}>
      <Choice
        id="choose-one"
        label={selection.title}
        hideLabel
        value={selection.value}
        options={selection.options}
        onChange={selection.answer}
      />
    </Sheet>
  );
}
