import { useQuery } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../state/use-words.ts';
import { boardWords } from '../../words/board.ts';
import { useCarry } from './carry.tsx';
import { type BoardShift, hoursOf, markOf } from './facts.ts';
import { usePeople } from './people.ts';
import { useNames } from './use-names.ts';

/** Chooses somebody for a free place without dragging; what is against it is said before it is done. */
export function PutSheet({ shift, onClose }: { shift: BoardShift; onClose: () => void }) {
  const say = useWords(boardWords);
  const names = useNames();
  const { moves, change } = useCarry();
  const { of, find } = usePeople();
  const [accountId, setAccountId] = useState<string>();
  const person = of.items.find((each) => each.accountId === accountId);
  const mover = { accountId: accountId ?? '', name: person?.name ?? '', from: null };
  const weighed = useQuery({
    queryKey: ['weighed', accountId, shift.shiftId],
    queryFn: async () => (await moves?.weigh(mover, [shift.shiftId])) ?? { shifts: [], swaps: [] },
    enabled: accountId !== undefined,
    staleTime: 0,
  });
  const target = { shift, swap: null };
  const mark = weighed.data && markOf(weighed.data, mover, target);
  const put = async () => {
    if (!moves) return;
    const what = say('done', { name: mover.name, from: say('outside'), to: names.shift(shift) });
    if (await change(what, () => moves.drop(mover, target))) onClose();
  };
  return (
    <Modal
      open
      title={`${say('put')} · ${names.shift(shift)}`}
      okText={say('putDo')}
      cancelText={say('close')}
      okButtonProps={{ disabled: mark?.state !== 'allowed' }}
      onOk={put}
      onCancel={onClose}
    >
      <Select
        className="wide"
        aria-label={say('putWho')}
        placeholder={say('putWho')}
        value={accountId}
        onChange={setAccountId}
        showSearch={find ? { filterOption: false, onSearch: find.set } : { optionFilterProp: 'label' }}
        options={of.items.map(({ accountId: value, name, minutes }) => ({
          value,
          label: `${name} · ${say('load', { hours: hoursOf(minutes) })}`,
        }))}
      />
      <p role="status" className={mark?.state === 'forbidden' ? 'bad' : 'note'}>
        {mark?.state === 'forbidden' && names.why(mark)}
        {mark?.state === 'allowed' && say('may')}
      </p>
    </Modal>
  );
}
