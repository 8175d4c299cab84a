import type { ReplyOf } from '@linli/contracts/catalog';
import { mayStandBelow } from '@linli/domain/people/area-tree';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { goBack } from '../../kit/page.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { areaName } from '../area-name.ts';
import { type Area, ChooseArea } from '../choose-area.tsx';
import { Figures } from '../figures.tsx';
import { areasWords } from '../words/areas.ts';
import { WorkPage } from '../work-page.tsx';

type Effect = ReplyOf<'POST /people/preview-move-area'>;

/** Moves a building or a cell: to where, what that would move, why, and a way back. */
export default function MoveAreaPage() {
  const say = useWords(areasWords);
  const { areaId = '' } = useAbout();
  const loaded = useLoad(() => call('GET /people/areas/:areaId', { areaId }), [areaId]);
  const [to, setTo] = useState<Area>();
  const [effect, setEffect] = useState<Effect>();
  const [choosing, setChoosing] = useState(false);
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  const area = loaded.data;
  const look = async () => {
    setAsked(true);
    if (!to) return;
    const input = { areaId, toParentId: to.areaId };
    setEffect(await attempt(() => call('POST /people/preview-move-area', input)));
  };
  const move = async (reason: string) => {
    if (!to) return undefined;
    const moved = await attempt(() =>
      call('POST /people/move-area', { areaId, toParentId: to.areaId, reason }),
    );
    if (!moved) return undefined;
    const undo = async () => {
      const back = await attempt(() => call('POST /people/undo-move-area', { moveId: moved.moveId }));
      if (back) toast(say('undone'));
    };
    toast({ text: say('moved', { to: moved.to }), undo });
    goBack();
    return moved;
  };
  return (
    <WorkPage
      title={area ? say('moveTitle', { area: areaName(area) }) : say('move')}
      of={[loaded]}
      footer={
        effect ? (
          <Button id="move" wide onPress={() => setAsking(true)}>
            {say('moveDo')}
          </Button>
        ) : (
          <Button id="see" wide onPress={look}>
            {say('see')}
          </Button>
        )
      }
    >
      <Paragraph>{say('moveText')}</Paragraph>
      <List>
        <Cell
          id="to"
          icon="building"
          title={say('to')}
          note={to?.fullName ?? say('chooseTo')}
          onPress={() => setChoosing(true)}
        />
      </List>
      {asked && !to && <Notice tone="warn">{say('chooseTo')}</Notice>}
      {effect && (
        <Card id="effect" kind="now" title={say('effectTitle')}>
          <Figures
            figures={[
              { label: say('households'), value: effect.households },
              { label: say('persons'), value: effect.persons },
              { label: say('rounds'), value: effect.openRounds },
              { label: say('items'), value: effect.openItems },
            ]}
          />
          <Paragraph>{say('effectWay', { from: effect.from, to: effect.to })}</Paragraph>
          {effect.openItems > 0 && <Paragraph note>{say('itemsNote')}</Paragraph>}
        </Card>
      )}
      {choosing && area && (
        <ChooseArea
          title={say('to')}
          can={(one) => mayStandBelow(area.kind, one.kind) && one.areaId !== area.parentId}
          onClose={() => setChoosing(false)}
          onChoose={(one) => {
            setTo(one);
            setEffect(undefined);
            setChoosing(false);
          }}
        />
      )}
      {asking && (
        <ReasonSheet
          id="move-reason"
          title={say('moveWhy')}
          action={say('moveDo')}
          onClose={() => setAsking(false)}
          onDone={move}
        />
      )}
    </WorkPage>
  );
}
