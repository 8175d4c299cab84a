import { slotParts } from '@linli/contracts/reports/labels';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { AreaPicker } from '../shell/area-picker.tsx';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { FormSheet } from '../shell/form-sheet.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
import { useParts, useReading } from '../wire/queries.ts';
import { recheckWords } from '../words/recheck.ts';

/** Samples of a round that were asked again, and a new one. */
export function Rechecks({ roundId, slotId }: { roundId: string; slotId: string }) {
  const say = useWords(recheckWords);
  const label = useLabel();
  const when = useWhen();
  const { data: me } = useMe();
  const [drawing, setDrawing] = useState(false);
  const samples = useParts('GET /reports/rechecks', { roundId, ...useArea(), limit: 30 });
  return (
    <Card title={say('samples')}>
      <p>{say('why')}</p>
      {holds(me, 'rounds.open') && (
        <div className="acts">
          <Button type="primary" onClick={() => setDrawing(true)}>
            {say('draw')}
          </Button>
        </div>
      )}
      <Rows of={samples} empty={say('none')}>
        {(items) => (
          <table className="table">
            <ColumnHeads of={['slot', 'where', 'progress', 'drawnBy', 'seed']} say={say} />
            <tbody>
              {items.map(({ sampleId, slot, areaName, households, checked, drawnBy, drawnAt, seed }) => (
                <tr key={sampleId}>
                  <th scope="row">
                    <Link to="/rounds/rechecks/$id" params={{ id: sampleId }}>
                      {say('slotOf', { day: when.day(slot.day), part: label(slotParts[slot.part]) })}
                    </Link>
                  </th>
                  <td>{areaName}</td>
                  <td>{say('progressOf', { checked, households })}</td>
                  <td>
                    {drawnBy} <span className="note">{when.moment(drawnAt)}</span>
                  </td>
                  <td>
                    <code>{seed}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Rows>
      {drawing && <DrawSheet slotId={slotId} onClose={() => setDrawing(false)} />}
    </Card>
  );
}

function DrawSheet({ slotId, onClose }: { slotId: string; onClose: () => void }) {
  const say = useWords(recheckWords);
  const { areaId } = useArea();
  const area = useReading(
    'GET /people/areas/:areaId',
    { areaId: areaId ?? '' },
    { enabled: areaId !== undefined },
  );
  const required = [{ required: true, message: say('needed') }];
  const initial: { areaId?: string; households: number; seed: string } = {
    ...(areaId === undefined ? {} : { areaId }),
    households: 20,
    seed: '',
  };
  return (
    <FormSheet
      title={say('draw')}
      initial={initial}
      onClose={onClose}
      onSend={({ areaId: at = '', households, seed }) =>
        call('POST /reports/draw-recheck', {
          slotId,
          areaId: at,
          households,
          ...(seed.trim() === '' ? {} : { seed: seed.trim() }),
        })
      }
    >
      <Form.Item name="areaId" label={say('where')} rules={required}>
        <AreaPicker {...(area.data ? { at: { areaId: area.data.areaId, name: area.data.fullName } } : {})} />
      </Form.Item>
      <Form.Item name="households" label={say('howMany')} rules={required}>
        <InputNumber min={1} max={200} precision={0} />
      </Form.Item>
      <Form.Item name="seed" label={say('seed')} extra={say('seedNote')}>
        <Input maxLength={40} />
      </Form.Item>
    </FormSheet>
  );
}
