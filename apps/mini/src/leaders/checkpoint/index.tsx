import type { ReplyOf } from '@linli/contracts/catalog';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { dial } from '../../state/dial.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { go } from '../go.ts';
import { Tiles } from '../tiles.tsx';
import { checkpointsWords } from '../words/checkpoints.ts';
import { WorkPage } from '../work-page.tsx';

type Checkpoint = ReplyOf<'GET /shifts/checkpoints/:checkpointId'>;

/** One checkpoint: what is there, what to do there, and the ways to its demand, board, log and code. */
export default function CheckpointPage() {
  const say = useWords(checkpointsWords);
  const when = useWhen();
  const { checkpointId = '' } = useAbout();
  const loaded = useLoad(
    () => call('GET /shifts/checkpoints/:checkpointId', { checkpointId }),
    [checkpointId],
  );
  const [closing, setClosing] = useState(false);
  const checkpoint = loaded.data;
  const open = checkpoint !== undefined && checkpoint.closedAt === null;
  const close = async (reason: string) => {
    const done = await attempt(() => call('POST /shifts/close-checkpoint', { checkpointId, reason }));
    if (!done) return undefined;
    toast(say('closeDone'));
    await loaded.reload();
    return done;
  };
  return (
    <WorkPage
      title={checkpoint?.name ?? say('one')}
      of={[loaded]}
      aside={checkpoint && !open && <Tag>{say('closed')}</Tag>}
    >
      {checkpoint && (
        <>
          {checkpoint.closedAt !== null && (
            <Paragraph note>{say('closedAt', { moment: when.moment(checkpoint.closedAt) })}</Paragraph>
          )}
          <CheckpointTools checkpoint={checkpoint} open={open} />
          <Facts checkpoint={checkpoint} />
          {open && checkpoint.may.includes('set-up') && (
            <>
              <Button
                id="edit"
                kind="plain"
                icon="edit"
                wide
                onPress={() => go('edit-checkpoint', { checkpointId })}
              >
                {say('edit')}
              </Button>
              <Button id="close" kind="link" wide onPress={() => setClosing(true)}>
                {say('close')}
              </Button>
            </>
          )}
        </>
      )}
      {closing && (
        <ReasonSheet
          id="close-checkpoint"
          title={say('close')}
          text={say('closeText')}
          action={say('close')}
          danger
          onClose={() => setClosing(false)}
          onDone={close}
        />
      )}
    </WorkPage>
  );
}

function CheckpointTools({ checkpoint, open }: { checkpoint: Checkpoint; open: boolean }) {
  const say = useWords(checkpointsWords);
  const { checkpointId, areaId, may } = checkpoint;
  const tools = [
    { page: 'duty-code', icon: 'scan', label: say('code'), shown: open && may.includes('show-code') },
    { page: 'shift-board', icon: 'calendar', label: say('board'), shown: true },
    { page: 'demand', icon: 'people', label: say('demand'), shown: true },
    { page: 'duty-log', icon: 'history', label: say('log'), shown: true },
    { page: 'week-sheet', icon: 'paper', label: say('sheet'), shown: true },
  ] as const;
  return (
    <Tiles
      tiles={tools
        .filter(({ shown }) => shown)
        .map(({ page, icon, label }) => ({
          id: `tool-${page}`,
          icon,
          label,
          onPress: () => go(page, { checkpointId, areaId }),
        }))}
    />
  );
}

function Facts({ checkpoint }: { checkpoint: Checkpoint }) {
  const say = useWords(checkpointsWords);
  const { area, place, hours, equipment, instructions, risks, contactName, contactPhone } = checkpoint;
  return (
    <>
      <List id="facts">
        <Cell icon="pin" title={place} note={area} />
        <Cell
          icon="waiting"
          title={
            hours.length === 0 ? say('always') : hours.map(({ from, until }) => `${from}–${until}`).join('，')
          }
          note={say('hours')}
        />
        <Cell
          id="call-contact"
          icon="call"
          title={contactName}
          note={`${say('contact')} · ${contactPhone}`}
          onPress={() => dial(contactPhone)}
        />
      </List>
      <Card title={say('equipment')}>
        <Paragraph>
          {equipment.length === 0
            ? say('noEquipment')
            : equipment.map((one) => say('equipmentOne', one)).join('、')}
        </Paragraph>
      </Card>
      <Card title={say('instructions')}>
        <Paragraph>{instructions || say('noInstructions')}</Paragraph>
      </Card>
      <Card title={say('risks')}>
        <Paragraph>{risks}</Paragraph>
      </Card>
    </>
  );
}
