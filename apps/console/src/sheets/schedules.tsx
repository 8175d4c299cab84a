import type { InputOf } from '@linli/contracts/catalog';
import type { ScheduleView, TemplateView } from '@linli/contracts/sheets/endpoints';
import { type SheetRhythm, sheetPeriods, sheetRhythms } from '@linli/contracts/sheets/labels';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { FormSheet } from '../shell/form-sheet.tsx';
import { useArea } from '../shell/me.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
import { useReading } from '../wire/queries.ts';
import { sheetsWords } from '../words/sheets.ts';
import { periodNames } from './period-fields.tsx';

const rhythms = Object.keys(sheetRhythms) as SheetRhythm[];
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** When the form is filled by itself; who asked is told of each result. */
export function Schedules({ template }: { template: TemplateView }) {
  const say = useWords(sheetsWords);
  const [adding, setAdding] = useState(false);
  const schedules = useReading('GET /sheets/schedules', { templateId: template.templateId });
  return (
    <Card
      title={say('schedule')}
      aside={
        <Button type="primary" onClick={() => setAdding(true)}>
          {say('newSchedule')}
        </Button>
      }
    >
      <p className="note">{say('scheduleNote')}</p>
      <Part of={schedules}>
        {({ items }) =>
          items.length === 0 ? <Nothing text={say('noSchedules')} /> : <Table items={items} />
        }
      </Part>
      {adding && <NewSchedule templateId={template.templateId} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function Table({ items }: { items: readonly ScheduleView[] }) {
  const say = useWords(sheetsWords);
  const label = useLabel();
  const when = useWhen();
  const act = useAct();
  return (
    <table className="table">
      <ColumnHeads of={['rhythm', 'period', 'areaName', 'by', 'nextAt', 'acts']} say={say} />
      <tbody>
        {items.map(({ scheduleId, rhythm, weekday, at, period, before, area, setBy, nextAt, mayEnd }) => {
          const day = weekday === null ? undefined : weekdays[weekday - 1];
          return (
            <tr key={scheduleId}>
              <th scope="row">
                {label(sheetRhythms[rhythm])} {day && say(day)} {at}
              </th>
              <td>
                {label(sheetPeriods[period])}
                {before && <span className="note"> {say('theOneBefore')}</span>}
              </td>
              <td>{area.name}</td>
              <td>{setBy}</td>
              <td>{when.moment(nextAt)}</td>
              <td>
                {mayEnd && (
                  <Button size="small" onClick={() => void act('POST /sheets/end-schedule', { scheduleId })}>
                    {say('end')}
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type Values = Omit<InputOf<'POST /sheets/schedule'>, 'templateId' | 'areaId'>;

function NewSchedule({ templateId, onClose }: { templateId: string; onClose: () => void }) {
  const say = useWords(sheetsWords);
  const label = useLabel();
  const { areaId } = useArea();
  const [rhythm, setRhythm] = useState<SheetRhythm>('daily');
  return (
    <FormSheet<Values>
      title={say('newSchedule')}
      initial={{ rhythm: 'daily', at: '18:00', weekday: 1, period: 'day', before: false }}
      onSend={(values) => call('POST /sheets/schedule', { ...values, templateId, areaId: areaId ?? '' })}
      onClose={onClose}
    >
      <Form.Item name="rhythm" label={say('rhythm')}>
        <Select
          options={rhythms.map((value) => ({ value, label: label(sheetRhythms[value]) }))}
          onChange={setRhythm}
        />
      </Form.Item>
      {rhythm === 'weekly' && (
        <Form.Item name="weekday" label={say('weekday')}>
          <Select options={weekdays.map((name, i) => ({ value: i + 1, label: say(name) }))} />
        </Form.Item>
      )}
      <Form.Item name="at" label={say('timeOfDay')}>
        <Input type="time" required />
      </Form.Item>
      <Form.Item name="period" label={say('period')}>
        <Select options={periodNames.map((value) => ({ value, label: label(sheetPeriods[value]) }))} />
      </Form.Item>
      <Form.Item name="before" valuePropName="checked">
        <Checkbox>{say('before')}</Checkbox>
      </Form.Item>
    </FormSheet>
  );
}
