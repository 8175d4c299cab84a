import { useEffect, useRef, useState } from 'react';
import type { FieldFrame } from '../kit/label.tsx';
import { type Photo, Photos } from '../kit/photos.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../state/use-words.ts';
import { fetchPhoto, rememberPhoto } from '../wire/photo.ts';
import { uploadPhoto } from '../wire/upload.ts';
import { askWords } from './words/ask.ts';

type AboutRequest = { householdId: string } | { requestId: string };
type About = AboutRequest | { checkpointId: string };

const keyOf = (about: About) =>
  'checkpointId' in about ? 'GET /shifts/photos/:photoId' : 'GET /requests/photos/:photoId';

/** Sends photos for a request or of an incident; each resolves to the photo's id. @throws CallFailed */
export async function sendPhoto(about: About, path: string): Promise<string> {
  const { photoId } = await ('checkpointId' in about
    ? uploadPhoto('POST /shifts/upload-photo', about, path)
    : uploadPhoto('POST /requests/upload-photo', about, path));
  rememberPhoto(keyOf(about), photoId, path);
  return photoId;
}

interface Chosen extends Photo {
  photoId?: string;
}

export interface PhotosFieldProps extends FieldFrame {
  about: About;
  photoIds: readonly string[];
  max?: number;
  /** Ids of those that have been sent, and whether others are still on their way or failed. */
  onChange: (photoIds: string[], open: 'sending' | 'failed' | undefined) => void;
}

/** Photos that go to the server as soon as they are chosen; the form holds their ids. */
export function PhotosField({ about, photoIds, max = 6, onChange, ...frame }: PhotosFieldProps) {
  const say = useWords(askWords);
  const [photos, setPhotos] = useState<readonly Chosen[]>([]);
  // Several are on their way while others come and go.
  const newest = useRef(photos);
  const put = (next: readonly Chosen[]) => {
    newest.current = next;
    setPhotos(next);
    const sent = next.flatMap(({ photoId }) => (photoId === undefined ? [] : [photoId]));
    const states = next.map(({ state }) => state);
    onChange(sent, states.includes('sending') ? 'sending' : states.includes('failed') ? 'failed' : undefined);
  };
  useEffect(() => {
    // Those of a draft are shown again.
    Promise.all(
      photoIds.map(async (photoId): Promise<Chosen> => {
        const url = await fetchPhoto(keyOf(about), { photoId }).catch(() => '');
        return { url, photoId, state: 'sent' };
      }),
    ).then((kept) => {
      newest.current = [...kept, ...newest.current];
      setPhotos(newest.current);
    });
  }, []);
  const add = async (paths: string[]) => {
    put([...newest.current, ...paths.map((url) => ({ url, state: 'sending' as const }))]);
    for (const path of paths) {
      const photoId = await sendPhoto(about, path).catch(() => undefined);
      if (photoId === undefined) toast({ text: say('photoFailed'), tone: 'bad' });
      const sent: Partial<Chosen> = photoId === undefined ? { state: 'failed' } : { state: 'sent', photoId };
      put(newest.current.map((photo) => (photo.url === path ? { ...photo, ...sent } : photo)));
    }
  };
  const remove = (index: number) => put(newest.current.filter((_, at) => at !== index));
  return <Photos {...frame} max={max} photos={photos} onAdd={add} onRemove={remove} />;
}
