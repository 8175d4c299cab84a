import { useState } from 'react';
import { type Photo, Photos } from '../kit/photos.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../state/use-words.ts';
import { reportWords } from '../words/report.ts';
import type { QuestionFieldProps } from './question-field.tsx';

type Framed = QuestionFieldProps & { frame: { id: string; label: string; error: string | undefined } };

/** One photo; it goes to the server first, the answer is its id. Without network there is no photo. */
export function PhotoAnswer({ frame, sendPhoto, onAnswer }: Framed) {
  const say = useWords(reportWords);
  const [photo, setPhoto] = useState<Photo>();
  const add = async ([path]: string[]) => {
    if (path === undefined) return;
    setPhoto({ url: path, state: 'sending' });
    try {
      const photoId = await sendPhoto(path);
      setPhoto({ url: path, state: 'sent' });
      onAnswer(photoId);
    } catch {
      setPhoto({ url: path, state: 'failed' });
      toast({ text: say('photoFailed'), tone: 'bad' });
    }
  };
  const remove = () => {
    setPhoto(undefined);
    onAnswer(undefined);
  };
  return <Photos {...frame} max={1} photos={photo ? [photo] : []} onAdd={add} onRemove={remove} />;
}
