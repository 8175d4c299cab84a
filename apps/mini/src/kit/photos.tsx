import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { pressable } from './accessible.ts';
import { Icon } from './icon.tsx';
import { type FieldFrame, Labelled } from './label.tsx';
import { mostMegabytes, wrongWithPhoto } from './photo-check.ts';
import './photos.css';
import { toast } from './toast.tsx';

export interface Photo {
  /** Where it can be shown from: a temporary path, or an address. */
  url: string;
  state?: 'sending' | 'sent' | 'failed';
}

export interface PhotosProps extends FieldFrame {
  photos: readonly Photo[];
  max?: number;
  onAdd: (paths: string[]) => void;
  onRemove: (index: number) => void;
}

/** Photos from the camera or the album, compressed by the phone. */
export function Photos({ photos, max = 6, onAdd, onRemove, ...frame }: PhotosProps) {
  const say = useWords(kitWords);
  const add = async () => {
    const chosen = await Taro.chooseMedia({
      count: max - photos.length,
      mediaType: ['image'],
      sizeType: ['compressed'],
    }).catch(() => undefined); // closing the chooser rejects
    const files = chosen?.tempFiles ?? [];
    const wrong = files.map(wrongWithPhoto).find(Boolean);
    if (wrong) toast({ text: say(wrong, { most: mostMegabytes }), tone: 'bad' });
    const fine = files.filter((file) => !wrongWithPhoto(file));
    if (fine.length > 0) onAdd(fine.map((file) => file.tempFilePath));
  };
  const view = (url: string) => Taro.previewImage({ current: url, urls: photos.map((photo) => photo.url) });
  return (
    <Labelled {...frame}>
      <View className="photos">
        {photos.map((photo, index) => (
          <View key={photo.url} className="photo">
            <View
              className="photo__open pressable"
              {...pressable({ label: say('photoView', { number: index + 1 }) }, () => view(photo.url))}
            >
              <Image className="photo__image" src={photo.url} mode="aspectFill" />
            </View>
            {(photo.state === 'sending' || photo.state === 'failed') && (
              <Text className={`photo__state photo__state--${photo.state}`}>
                {say(photo.state === 'sending' ? 'photoSending' : 'photoFailed')}
              </Text>
            )}
            <View
              className="photo__remove pressable"
              {...pressable({ label: say('photoRemove', { number: index + 1 }) }, () => onRemove(index))}
            >
              <Icon name="close" size={18} />
            </View>
          </View>
        ))}
        {photos.length < max && (
          <View
            id={frame.id}
            className="photo photo--add pressable"
            {...pressable({ label: say('photoAdd') }, add)}
          >
            <Icon name="camera" size={28} />
            <Text>{say('photoAdd')}</Text>
          </View>
        )}
      </View>
    </Labelled>
  );
}
