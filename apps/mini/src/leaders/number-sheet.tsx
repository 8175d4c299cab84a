import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Button } from '../kit/button.tsx';
import { Paragraph, Stack } from '../kit/card.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import { dial } from '../state/dial.ts';
import { useWords } from '../state/use-words.ts';
import { deskWords } from './words/desk.ts';

/** A number that was just revealed: to dial here, or to copy to another phone. Mount it to open it. */
export function NumberSheet({
  name,
  phone,
  onClose,
}: {
  name: string;
  phone: string | null;
  onClose: () => void;
}) {
  const say = useWords(deskWords);
  const copy = (data: string) =>
    Taro.setClipboardData({ data })
      .then(() => toast(say('copied')))
      .catch(() => toast({ text: say('notCopied'), tone: 'bad' }));
  return (
    <Sheet id="number" open title={name} onClose={onClose}>
      {phone === null ? (
        <Paragraph>{say('noPhone')}</Paragraph>
      ) : (
        <Stack>
          <View className="number">
            <Text selectable>{phone}</Text>
          </View>
          <Button id="dial" wide icon="call" onPress={() => dial(phone)}>
            {say('callNow')}
          </Button>
          <Button id="copy" wide kind="plain" onPress={() => copy(phone)}>
            {say('copyNumber')}
          </Button>
        </Stack>
      )}
    </Sheet>
  );
}
