import type { RosterEdit } from '@linli/contracts/rosters/endpoints';
import { Button } from '../../kit/button.tsx';
import { Paragraph } from '../../kit/card.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useReasonText } from '../../shifts/facts-text.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { kitWords } from '../../words/kit.ts';
import { Figures } from '../figures.tsx';
import { Part } from '../part.tsx';
import { rostersWords } from '../words/rosters.ts';
import { shownScore } from './facts.ts';

/** Says what an edit would break or how the score would move, and only then does it. Mount it to open it. */
export function WeighSheet({
  rosterId,
  version,
  edit,
  what,
  onClose,
  onChanged,
}: {
  rosterId: string;
  version: number;
  edit: RosterEdit;
  /** The edit in words: who, and which shift. */
  what: string;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}) {
  const say = useWords(rostersWords);
  const sayKit = useWords(kitWords);
  const reasonText = useReasonText();
  const effect = useLoad(() => call('POST /rosters/weigh-edit', { rosterId, edit }), []);
  const allowed = effect.data?.reasons.length === 0;
  const apply = async () => {
    const answer = await attempt(() => call('POST /rosters/edit', { rosterId, version, edit }));
    if (!answer) return;
    if (answer.outcome === 'refused') {
      toast({ text: answer.reasons.map(reasonText).join('；'), tone: 'bad' });
      return;
    }
    await onChanged();
    toast(say('applied'));
    onClose();
  };
  return (
    <Sheet
      id="weigh"
      open
      title={what}
      onClose={onClose}
      footer={
        <>
          <Button id="weigh-cancel" kind="plain" onPress={onClose}>
            {sayKit('cancel')}
          </Button>
          <Button id="weigh-do" disabled={!allowed} onPress={apply}>
            {say('apply')}
          </Button>
        </>
      }
    >
      <Part of={effect} rows={2}>
        {({ reasons, before, after }) =>
          reasons.length > 0 ? (
            <Notice tone="bad" title={say('notAllowed')}>
              {reasons.map((reason) => (
                <Paragraph key={reason.reason}>{reasonText(reason)}</Paragraph>
              ))}
            </Notice>
          ) : (
            <Figures
              figures={[
                { label: say('before'), value: shownScore(before) },
                { label: say('after'), value: shownScore(after) },
              ]}
            />
          )
        }
      </Part>
    </Sheet>
  );
}
