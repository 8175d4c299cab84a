import { DeleteOutlined } from '@ant-design/icons';
import { type DemandDays, type DutyRole, demandDays, dutyRoles } from '@linli/contracts/shifts/labels';
import type { DemandChange, DemandPattern, DemandShift } from '@linli/contracts/shifts/values';
import { addDays } from '@linli/domain/civil-time';
import { Button, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useArea } from '../../shell/me.ts';
import { useToday } from '../../state/use-when.ts';
import { useLabel, useWords } from '../../state/use-words.ts';
import { useReading } from '../../wire/queries.ts';
import { demandWords } from '../../words/demand.ts';

const aDay = /^\d{4}-\d\d-\d\d$/;
const aTime = /^\d\d:\d\d$/;
const plain: DemandShift = { from: '08:00', until: '12:00', days: 'every', people: 2, roles: [] };

/** Says what is wanted from a day on, or on one day; what it does is looked at next. */
export function ChangeSheet({
  kind,
  start,
  onPreview,
  onClose,
}: {
  kind: 'pattern' | 'exception';
  start: DemandPattern;
  onPreview: (change: DemandChange) => void;
  onClose: () => void;
}) {
  const say = useWords(demandWords);
  const today = useToday();
  const { areaId } = useArea();
  const [day, setDay] = useState(addDays(today, 1));
  const [shifts, setShifts] = useState<readonly DemandShift[]>(start.shifts);
  const [changeOverMinutes, setChangeOver] = useState(start.changeOverMinutes);
  const [reason, setReason] = useState('');
  const templates = useReading(
    'GET /shifts/templates',
    { areaId: areaId ?? '' },
    { enabled: areaId !== undefined },
  );
  const complete =
    aDay.test(day) &&
    shifts.every(({ from, until }) => aTime.test(from) && aTime.test(until)) &&
    (kind === 'pattern' || reason.trim() !== '');
  const preview = () => {
    const pattern = { shifts: [...shifts], changeOverMinutes };
    onPreview(
      kind === 'pattern' ? { kind, fromDay: day, pattern } : { kind, day, pattern, reason: reason.trim() },
    );
  };
  const set = (at: number, change: Partial<DemandShift>) =>
    setShifts(shifts.map((shift, i) => (i === at ? { ...shift, ...change } : shift)));
  const add = (at: string) => {
    const template = templates.data?.items[Number(at)];
    setShifts([...shifts, template ? { ...plain, from: template.from, until: template.until } : plain]);
  };
  return (
    <Modal
      open
      width={860}
      title={say(kind === 'pattern' ? 'change' : 'addException')}
      okText={say('preview')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !complete }}
      onOk={preview}
      onCancel={onClose}
    >
      <div className="filters">
        <label htmlFor="demand-day">
          {say(kind === 'pattern' ? 'fromDay' : 'day')}
          <Input
            id="demand-day"
            type="date"
            min={today}
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </label>
        {kind === 'exception' && (
          <label htmlFor="demand-why">
            {say('why')}
            <Input
              id="demand-why"
              maxLength={200}
              placeholder={say('whyShort')}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </label>
        )}
      </div>
      <ul className="plain">
        {shifts.map((shift, at) => (
          <li key={at}>
            <ShiftLine
              shift={shift}
              number={at + 1}
              onChange={(change) => set(at, change)}
              onDrop={() => setShifts(shifts.filter((_, i) => i !== at))}
            />
          </li>
        ))}
      </ul>
      {shifts.length === 0 && <p className="note">{say('closed')}</p>}
      <div className="filters">
        <Select
          className="filter"
          aria-label={say('addShift')}
          placeholder={say('addShift')}
          value={null}
          onChange={(at: string | null) => at !== null && add(at)}
          options={[
            ...(templates.data?.items ?? []).map(({ name, from, until }, at) => ({
              value: String(at),
              label: say('template', { name, from, until }),
            })),
            { value: 'own', label: say('addShift') },
          ]}
        />
        <label htmlFor="change-over">
          {say('changeOverLabel')}
          <InputNumber
            id="change-over"
            min={0}
            max={60}
            value={changeOverMinutes}
            onChange={(value) => setChangeOver(value ?? 0)}
          />
        </label>
      </div>
    </Modal>
  );
}

function ShiftLine({
  shift: { from, until, days, people, roles },
  number,
  onChange,
  onDrop,
}: {
  shift: DemandShift;
  number: number;
  onChange: (change: Partial<DemandShift>) => void;
  onDrop: () => void;
}) {
  const say = useWords(demandWords);
  const label = useLabel();
  return (
    <div className="demand-line">
      <Input
        type="time"
        aria-label={say('from', { number })}
        value={from}
        onChange={({ target }) => onChange({ from: target.value })}
      />
      <Input
        type="time"
        aria-label={say('until', { number })}
        value={until}
        onChange={({ target }) => onChange({ until: target.value })}
      />
      <Select
        aria-label={say('daysOf', { number })}
        popupMatchSelectWidth={false}
        value={days}
        onChange={(value) => onChange({ days: value })}
        options={(Object.keys(demandDays) as DemandDays[]).map((value) => ({
          value,
          label: label(demandDays[value]),
        }))}
      />
      <InputNumber
        aria-label={say('peopleOf', { number })}
        min={1}
        max={50}
        value={people}
        onChange={(value) => onChange({ people: value ?? 1 })}
      />
      <Select
        mode="multiple"
        aria-label={say('rolesOf', { number })}
        placeholder={say('roles')}
        maxCount={Math.min(6, people)}
        value={roles.map(({ role }) => role)}
        onChange={(chosen) =>
          onChange({
            roles: chosen.map(
              (role) => roles.find((each) => each.role === role) ?? { role, people: 1, language: null },
            ),
          })
        }
        options={(Object.keys(dutyRoles) as DutyRole[]).map((value) => ({
          value,
          label: label(dutyRoles[value]),
        }))}
      />
      <Button
        icon={<DeleteOutlined aria-hidden />}
        aria-label={say('drop', { number })}
        title={say('drop', { number })}
        onClick={onDrop}
      />
    </div>
  );
}
