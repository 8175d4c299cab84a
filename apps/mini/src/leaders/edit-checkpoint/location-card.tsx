import Taro from '@tarojs/taro';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../state/use-words.ts';
import { checkpointsWords } from '../words/checkpoints.ts';

interface Location {
  latitude: number;
  longitude: number;
}

/** Six decimals are a tenth of a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** Where the checkpoint is on the map, taken from the phone of who stands there. */
export function LocationCard({
  location,
  onChange,
}: {
  location: Location | null;
  onChange: (location: Location | null) => void;
}) {
  const say = useWords(checkpointsWords);
  const locate = () =>
    Taro.getLocation({ type: 'wgs84' })
      .then(({ latitude, longitude }) =>
        onChange({ latitude: rounded(latitude), longitude: rounded(longitude) }),
      )
      .catch(() => toast({ text: say('locationFailed'), tone: 'bad' }));
  return (
    <Card id="location" title={say('location')}>
      <Paragraph note>{say('locationHint')}</Paragraph>
      <Paragraph>{location ? say('locationSet', { ...location }) : say('locationNone')}</Paragraph>
      <Stack row>
        <Button id="locate" kind="plain" icon="pin" onPress={locate}>
          {say('locate')}
        </Button>
        {location && (
          <Button id="location-drop" kind="plain" onPress={() => onChange(null)}>
            {say('locationDrop')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
