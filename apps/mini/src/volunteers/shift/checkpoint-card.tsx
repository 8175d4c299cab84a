import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { dial } from '../../state/dial.ts';
import { useWords } from '../../state/use-words.ts';
import { shiftPageWords } from '../words/shift.ts';
import type { Checkpoint } from './load-shift.ts';

/** The checkpoint: where, what to do, what is there, whom to call, its risks. */
export function CheckpointCard({ checkpoint }: { checkpoint: Checkpoint }) {
  const say = useWords(shiftPageWords);
  const [risks, setRisks] = useState(false);
  const { name, place, location, hours, equipment, instructions, contactName, contactPhone } = checkpoint;
  const parts = [
    [say('place'), place],
    [say('hours'), hours.map(({ from, until }) => `${from}–${until}`).join(say('and')) || say('dayAndNight')],
    [say('instructions'), instructions],
    [say('equipment'), equipment.map((item) => say('equipmentItem', item)).join(say('and'))],
    [say('contact'), `${contactName} ${contactPhone}`],
    ...(risks ? [[say('risks'), checkpoint.risks]] : []),
  ].filter(([, text]) => text !== '');
  const openMap = () => {
    if (location) Taro.openLocation({ ...location, name, address: place }).catch(() => undefined); // closing rejects
  };
  return (
    <Card id="checkpoint" title={name}>
      {parts.map(([title, text]) => (
        <Stack key={title}>
          <Paragraph note>{title}</Paragraph>
          <Text userSelect>{text}</Text>
        </Stack>
      ))}
      <Stack row>
        <Button id="contact-call" kind="soft" icon="call" onPress={() => dial(contactPhone)}>
          {say('contactCall', { name: contactName })}
        </Button>
        {location && process.env.TARO_ENV === 'weapp' && (
          <Button id="open-map" kind="plain" icon="pin" onPress={openMap}>
            {say('openMap')}
          </Button>
        )}
        {!risks && (
          <Button id="risks-see" kind="plain" icon="shield" onPress={() => setRisks(true)}>
            {say('risksAgain')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
