import type { ReplyOf } from '@linli/contracts/catalog';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Empty } from '../../kit/empty.tsx';
import { toast } from '../../kit/toast.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useDesk } from '../desk.ts';
import { Rows } from '../part.tsx';
import { areasWords } from '../words/areas.ts';
import { WorkPage } from '../work-page.tsx';

type Move = ReplyOf<'GET /people/area-moves'>['items'][number];

/** What was moved in an area, and the way back for what was moved last. */
export default function AreaMovesPage() {
  const say = useWords(areasWords);
  const { areaId = '' } = useAbout();
  const moves = usePages((cursor) => call('GET /people/area-moves', { areaId, cursor }), [areaId]);
  return (
    <WorkPage title={say('moves')} of={[moves]}>
      <Rows id="moves" of={moves} empty={<Empty text={say('noMoves')} />}>
        {(items) => (
          <Stack>
            {items.map((move) => (
              <MoveCard key={move.moveId} move={move} onUndone={moves.reload} />
            ))}
          </Stack>
        )}
      </Rows>
    </WorkPage>
  );
}

function MoveCard({ move, onUndone }: { move: Move; onUndone: () => Promise<unknown> }) {
  const say = useWords(areasWords);
  const when = useWhen();
  const { may } = useDesk();
  const { moveId, households, from, to } = move;
  const undo = async () => {
    const yes = await confirm({
      title: say('undoTitle'),
      text: say('undoText', { households, from }),
      action: say('undo'),
    });
    if (!yes || !(await attempt(() => call('POST /people/undo-move-area', { moveId })))) return;
    toast(say('undone'));
    await onUndone();
  };
  return (
    <Card id={`move-${moveId}`} title={move.areaName}>
      <Paragraph>{say('moveRow', { from, to })}</Paragraph>
      <Paragraph note>{say('moveBy', { moment: when.moment(move.movedAt), households })}</Paragraph>
      <Paragraph note>{say('moveReason', { reason: move.reason })}</Paragraph>
      {move.undoneAt && (
        <Paragraph note>{say('wasUndone', { moment: when.moment(move.undoneAt) })}</Paragraph>
      )}
      {move.canUndo && may('areas.change') && (
        <Button id={`undo-${moveId}`} kind="soft" onPress={undo}>
          {say('undo')}
        </Button>
      )}
    </Card>
  );
}
