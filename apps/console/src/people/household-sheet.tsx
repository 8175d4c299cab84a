import { occupancies, tenancies } from '@linli/contracts/people/labels';
import type { HouseholdView } from '@linli/contracts/people/values';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, InputNumber, Radio } from 'antd';
import { AreaPicker } from '../shell/area-picker.tsx';
import { FormSheet } from '../shell/form-sheet.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
import { registerWords } from '../words/register.ts';
import { optionsOf } from './options-of.ts';

interface Values {
  areaId?: string;
  door: string;
  occupancy: HouseholdView['occupancy'];
  tenancy: HouseholdView['tenancy'];
  headCount: number | null;
  vehicles: { plate: string; kind: string }[];
}

/** Enters a household or changes one as it was read; a newer version in the register is not written over. */
export function HouseholdSheet({
  household,
  areaName,
  onClose,
}: {
  household?: HouseholdView;
  areaName?: string;
  onClose: () => void;
}) {
  const say = useWords(registerWords);
  const label = useLabel();
  const navigate = useNavigate();
  const required = [{ required: true, message: say('needed') }];
  const initial: Values = household
    ? {
        areaId: household.areaId,
        door: household.door,
        occupancy: household.occupancy,
        tenancy: household.tenancy,
        headCount: household.headCount,
        vehicles: household.vehicles.map(({ plate, kind }) => ({ plate, kind })),
      }
    : { door: '', occupancy: 'lived-in', tenancy: 'unknown', headCount: null, vehicles: [] };
  const send = async ({ areaId = '', vehicles, ...rest }: Values) => {
    const saved = await call('POST /people/save-household', {
      ...rest,
      areaId,
      vehicles: vehicles.map(({ plate, kind }) => ({ plate, kind: kind ?? '' })),
      ...(household ? { householdId: household.householdId, version: household.version } : {}),
    });
    if (!household) await navigate({ to: '/register/$id', params: { id: saved.householdId } });
  };
  return (
    <FormSheet
      title={say(household ? 'changeHousehold' : 'addHousehold')}
      initial={initial}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item name="areaId" label={say('unit')} rules={required} extra={say('unitNote')}>
        <AreaPicker
          only={['building', 'unit']}
          {...(household && areaName ? { at: { areaId: household.areaId, name: areaName } } : {})}
        />
      </Form.Item>
      <Form.Item name="door" label={say('door')} rules={required}>
        <Input maxLength={20} placeholder="301" />
      </Form.Item>
      <Form.Item name="occupancy" label={say('occupancy')}>
        <Radio.Group options={optionsOf(occupancies, label)} />
      </Form.Item>
      <Form.Item name="tenancy" label={say('tenancy')}>
        <Radio.Group options={optionsOf(tenancies, label)} />
      </Form.Item>
      <Form.Item name="headCount" label={say('headCount')} extra={say('headCountNote')}>
        <InputNumber min={0} max={200} precision={0} />
      </Form.Item>
      <Form.List name="vehicles">
        {(fields, { add, remove }) => (
          <fieldset className="rows">
            <legend>{say('vehicles')}</legend>
            {fields.map(({ key, name }) => (
              <div key={key} className="rows__row">
                <Form.Item
                  name={[name, 'plate']}
                  label={say('plate')}
                  rules={[{ required: true, min: 3, message: say('needed') }]}
                >
                  <Input maxLength={12} placeholder="鲁A12345" />
                </Form.Item>
                <Form.Item name={[name, 'kind']} label={say('vehicleKind')}>
                  <Input maxLength={20} />
                </Form.Item>
                <Button onClick={() => remove(name)}>{say('remove')}</Button>
              </div>
            ))}
            {fields.length < 10 && (
              <Button onClick={() => add({ plate: '', kind: '' })}>{say('addVehicle')}</Button>
            )}
          </fieldset>
        )}
      </Form.List>
    </FormSheet>
  );
}
