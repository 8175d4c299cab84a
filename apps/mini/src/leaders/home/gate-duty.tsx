import { gapsIn, missingOf } from '@linli/domain/shifts/now-facts';
import { Cell, List } from '../../kit/list.tsx';
import { Tag } from '../../kit/tag.tsx';
import { clock } from '../../state/clock.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import type { Desk } from '../desk.ts';
import { go } from '../go.ts';
import { homeWords } from '../words/home.ts';
import { countOf } from './count-of.ts';

const some = 50;

/** Checkpoints: who is missing now, gaps of the next 24 hours, what waits for me as second party, and the tools. */
export function GateDuty({ may, areaId }: { may: Desk['may']; areaId: string }) {
  const say = useWords(homeWords);
  const leads = may('shifts.lead') || may('shifts.set-up');
  if (!leads && !may('rosters.view')) return null;
  return (
    <List id="gate-duty" title={say('gate')}>
      {leads && <Standing areaId={areaId} />}
      {may('shifts.lead') && <ToSettle areaId={areaId} />}
      {may('rosters.view') && (
        <Cell
          id="to-rosters"
          icon="history"
          title={say('rosters')}
          onPress={() => go('rosters', { areaId })}
        />
      )}
      {leads && (
        <>
          <Cell
            id="to-checkpoints"
            icon="pin"
            title={say('checkpoints')}
            onPress={() => go('checkpoints', { areaId })}
          />
          <Cell
            id="to-shift-volunteers"
            icon="people"
            title={say('shiftVolunteers')}
            onPress={() => go('shift-volunteers', { areaId })}
          />
        </>
      )}
      {may('shifts.set-up') && (
        <Cell
          id="to-shift-rules"
          icon="settings"
          title={say('shiftRules')}
          onPress={() => go('shift-rules', { areaId })}
        />
      )}
    </List>
  );
}

/** Who is missing now and what is missing ahead; numbers that do not load leave the ways open. */
function Standing({ areaId }: { areaId: string }) {
  const say = useWords(homeWords);
  const now = useLoad(() => call('GET /shifts/now', { areaId }), [areaId]);
  useRefresh(now.reload, 60);
  const { data } = now;
  const unknown = now.failure ? say('notLoaded') : '…';
  const missing = data && missingOf(data.on, clock.now().toISOString()).length;
  const gaps = data && gapsIn(data.gaps);
  return (
    <>
      <Cell
        id="to-on-now"
        icon="shield"
        title={say('onNow')}
        value={
          missing === undefined ? (
            unknown
          ) : missing > 0 ? (
            <Tag tone="bad">{say('missingNow', { count: missing })}</Tag>
          ) : (
            say('everybodyThere')
          )
        }
        onPress={() => go('on-now', { areaId })}
      />
      <Cell
        id="to-shift-board"
        icon="calendar"
        title={say('shiftBoard')}
        value={
          gaps === undefined ? (
            unknown
          ) : gaps > 0 ? (
            <Tag tone="bad">{say('gapsAhead', { count: gaps })}</Tag>
          ) : (
            say('noGapsAhead')
          )
        }
        onPress={() => go('shift-board', { areaId })}
      />
    </>
  );
}

function ToSettle({ areaId }: { areaId: string }) {
  const say = useWords(homeWords);
  const loaded = useLoad(
    () => call('GET /shifts/to-settle', { areaId, limit: some }).then(countOf),
    [areaId],
  );
  const { data } = loaded;
  const known = data === '0' ? say('none') : data && say('waiting', { count: data });
  return (
    <Cell
      id="to-settle"
      icon="check"
      title={say('toSettle')}
      value={known ?? (loaded.failure ? say('notLoaded') : '…')}
      onPress={() => go('to-settle', { areaId })}
    />
  );
}
