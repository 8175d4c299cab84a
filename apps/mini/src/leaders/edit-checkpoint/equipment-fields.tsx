import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { useWords } from '../../state/use-words.ts';
import { checkpointsWords } from '../words/checkpoints.ts';

interface Thing {
  name: string;
  count: number;
}

const most = 30;

/** What is counted at every change of shifts. */
export function EquipmentFields({
  equipment,
  error,
  onChange,
}: {
  equipment: Thing[];
  error: string | undefined;
  onChange: (equipment: Thing[]) => void;
}) {
  const say = useWords(checkpointsWords);
  const change = (at: number, part: Partial<Thing>) =>
    onChange(equipment.map((thing, place) => (place === at ? { ...thing, ...part } : thing)));
  return (
    <Card id="equipment" title={say('equipment')}>
      <Paragraph note>{say('equipmentHint')}</Paragraph>
      {equipment.map((thing, at) => {
        const called = thing.name.trim() || say('someEquipment', { number: at + 1 });
        return (
          <View key={at}>
            <Field
              id={`equipment-${at}`}
              label={say('equipmentName')}
              value={thing.name}
              max={60}
              error={thing.name.trim() === '' ? error : undefined}
              onChange={(name) => change(at, { name })}
            />
            <Stepper
              id={`equipment-${at}-count`}
              label={say('equipmentCount', { name: called })}
              value={thing.count}
              max={999}
              onChange={(count) => change(at, { count })}
            />
            <Button
              kind="link"
              label={say('dropEquipment', { name: called })}
              onPress={() => onChange(equipment.filter((_, place) => place !== at))}
            >
              {say('drop')}
            </Button>
          </View>
        );
      })}
      {equipment.length < most && (
        <Button
          id="add-equipment"
          kind="soft"
          icon="plus"
          onPress={() => onChange([...equipment, { name: '', count: 1 }])}
        >
          {say('addEquipment')}
        </Button>
      )}
    </Card>
  );
}
