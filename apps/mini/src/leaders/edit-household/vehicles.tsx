import type { CallFailed } from '@linli/api/client/call-failed';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { useWords } from '../../state/use-words.ts';
import { householdWords } from '../words/household.ts';
import type { Vehicle } from './household-form.ts';

const most = 10;

/** The vehicles of a household, one pair of fields each. */
export function Vehicles({
  vehicles,
  failure,
  onChange,
}: {
  vehicles: readonly Vehicle[];
  failure: CallFailed | undefined;
  onChange: (vehicles: Vehicle[]) => void;
}) {
  const say = useWords(householdWords);
  const change = (at: number, part: Partial<Vehicle>) =>
    onChange(vehicles.map((vehicle, row) => (row === at ? { ...vehicle, ...part } : vehicle)));
  return (
    <Card title={say('vehicles')}>
      {vehicles.map((vehicle, at) => (
        <View key={at} className="pair">
          <Field
            id={`plate-${at}`}
            label={say('plate')}
            value={vehicle.plate}
            max={12}
            onChange={(plate) => change(at, { plate })}
            error={failure?.at(`/vehicles/${at}/plate`)}
          />
          <Field
            id={`kind-${at}`}
            label={say('vehicleKind')}
            value={vehicle.kind}
            max={20}
            required={false}
            onChange={(kind) => change(at, { kind })}
          />
          <Button
            id={`drop-vehicle-${at}`}
            kind="link"
            label={say('dropVehicle', { plate: vehicle.plate })}
            onPress={() => onChange(vehicles.filter((_, row) => row !== at))}
          >
            {say('drop')}
          </Button>
        </View>
      ))}
      {vehicles.length < most && (
        <Button
          id="add-vehicle"
          kind="soft"
          icon="plus"
          onPress={() => onChange([...vehicles, { plate: '', kind: '' }])}
        >
          {say('addVehicle')}
        </Button>
      )}
    </Card>
  );
}
