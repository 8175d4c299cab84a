import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { pressable } from '../kit/accessible.ts';
import '../kit/photos.css';
import { useWords } from '../state/use-words.ts';
import { fetchPhoto } from '../wire/photo.ts';
import { kitWords } from '../words/kit.ts';

/** Endpoints that answer a photo by its id. */
type From = 'GET /requests/photos/:photoId' | 'GET /shifts/photos/:photoId';

/** Photos beside each other; a tap shows one large. What did not come leaves its place empty. */
export function PhotoRow({
  id,
  photoIds,
  from = 'GET /requests/photos/:photoId',
}: {
  id?: string;
  photoIds: readonly string[];
  from?: From;
}) {
  const say = useWords(kitWords);
  const [paths, setPaths] = useState<Readonly<Record<string, string>>>({});
  const wanted = photoIds.join();
  useEffect(() => {
    let gone = false;
    for (const photoId of wanted.split(',').filter(Boolean))
      fetchPhoto(from, { photoId })
        .then((path) => !gone && setPaths((before) => ({ ...before, [photoId]: path })))
        .catch(() => undefined); // its place stays empty
    return () => {
      gone = true;
    };
  }, [wanted, from]);
  if (photoIds.length === 0) return null;
  const all = photoIds.map((photoId) => paths[photoId] ?? '').filter(Boolean);
  return (
    <View id={id} className="photos">
      {photoIds.map((photoId, index) => {
        const path = paths[photoId];
        return (
          <View key={photoId} className="photo">
            {path !== undefined && (
              <View
                className="photo__open pressable"
                {...pressable({ label: say('photoView', { number: index + 1 }) }, () =>
                  Taro.previewImage({ current: path, urls: all }),
                )}
              >
                <Image className="photo__image" src={path} mode="aspectFill" />
              </View>
            )}
          </View>
        );
      })}
    </View>
  );
}
