import type { DemandChange } from '@linli/contracts/shifts/values';
import { useQuery } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { ColumnHeads } from '../../shell/column-heads.tsx';
import { Part } from '../../shell/states.tsx';
import { useWhen } from '../../state/use-when.ts';
import { useWords } from '../../state/use-words.ts';
import { call, sentenceOf } from '../../wire/client.ts';
import { queries } from '../../wire/queries.ts';
import { demandWords } from '../../words/demand.ts';

/** What a change of demand does to shifts and to each person on them; made as it was seen, or looked at again. */
export function EffectSheet({
  checkpointId,
  change,
  onClose,
}: {
  checkpointId: string;
  change: DemandChange;
  onClose: () => void;
}) {
  const say = useWords(demandWords);
  const when = useWhen();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const preview = useQuery({
    queryKey: ['preview-demand', checkpointId, change],
    queryFn: () => call('POST /shifts/preview-demand', { checkpointId, change }),
    staleTime: 0,
    gcTime: 0,
  });
  const seen = preview.data?.seen;
  const apply = async () => {
    if (seen === undefined) return;
    setBusy(true);
    try {
      await call('POST /shifts/change-demand', { checkpointId, change, seen });
      message.success(say('applied'));
      onClose();
      await queries.invalidateQueries();
    } catch (error) {
      // Somebody claimed or left meanwhile: what it would do now is shown instead.
      message.error(sentenceOf(error));
      await preview.refetch();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={720}
      title={say('effect')}
      okText={say('apply')}
      cancelText={say('cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: seen === undefined }}
      onOk={apply}
      onCancel={onClose}
    >
      <Part of={preview}>
        {({ added, removed, changed, people }) => (
          <>
            <p>{say('effectText', { added, removed, changed })}</p>
            {people.length === 0 ? (
              <p>{say('nobody')}</p>
            ) : (
              <table className="table">
                <ColumnHeads of={['person', 'where', 'what']} say={say} />
                <tbody>
                  {people.map(({ claimId, name, shift, effect, startsAt, endsAt }) => (
                    <tr key={claimId}>
                      <th scope="row">{name}</th>
                      <td>
                        {when.moment(shift.startsAt)}–{when.time(shift.endsAt)}
                      </td>
                      <td className={effect === 'kept' ? undefined : 'bad'}>
                        {say(effect)}{' '}
                        {effect === 'asked-again' &&
                          startsAt &&
                          endsAt &&
                          say('newTimes', { from: when.moment(startsAt), until: when.time(endsAt) })}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        )}
      </Part>
    </Modal>
  );
}
