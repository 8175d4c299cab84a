import type { ReplyOf } from '@linli/contracts/catalog';
import { noticeTexts, robotProviders } from '@linli/contracts/notices/labels';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { actsWords } from '../words/acts.ts';
import { settingsWords } from '../words/settings.ts';
import { RobotSheet } from './robot-sheet.tsx';

export type Robot = ReplyOf<'GET /notices/robots'>['robots'][number];

/** Chat robots of my areas: what each posts where, a new one, a change, and the end of one. */
export function Robots() {
  const say = useWords(settingsWords);
  const { data: me } = useMe();
  const { areaId } = useArea();
  const may = holds(me, 'notices.robots');
  const robots = useReading('GET /notices/robots', {}, { enabled: may });
  const [open, setOpen] = useState<Robot | 'new'>();
  return (
    <Card
      title={say('robots')}
      aside={may && <Button onClick={() => setOpen('new')}>{say('addRobot')}</Button>}
    >
      <p className="note">{say('robotsNote')}</p>
      {may && (
        <Part of={robots}>
          {({ robots: items }) =>
            items.length === 0 ? (
              <Nothing text={say('noRobots')} />
            ) : (
              <RobotTable items={items} onOpen={setOpen} />
            )
          }
        </Part>
      )}
      {open && areaId && (
        <RobotSheet
          areaId={areaId}
          {...(open === 'new' ? {} : { robot: open })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  );
}

function RobotTable({ items, onOpen }: { items: readonly Robot[]; onOpen: (robot: Robot) => void }) {
  const say = useWords(settingsWords);
  const ask = useWords(actsWords);
  const label = useLabel();
  const when = useWhen();
  const act = useAct();
  return (
    <div className="scroll">
      <table className="table">
        <ColumnHeads of={['robotName', 'host', 'kinds', 'lastPost', 'edit']} say={say} />
        <tbody>
          {items.map((robot) => (
            <tr key={robot.robotId}>
              <th scope="row">
                {robot.name}
                <div className="note">{robot.areaName}</div>
              </th>
              <td>
                {label(robotProviders[robot.provider])} <span className="note">{robot.host}</span>
              </td>
              <td>{robot.kinds.map((kind) => label(noticeTexts[kind].title)).join(say('comma'))}</td>
              <td>
                {robot.lastPost === null ? (
                  <span className="note">{say('never')}</span>
                ) : (
                  when.moment(robot.lastPost.at)
                )}
              </td>
              <td>
                <Button
                  size="small"
                  aria-label={`${say('edit')} ${robot.name}`}
                  onClick={() => onOpen(robot)}
                >
                  {say('edit')}
                </Button>{' '}
                <Popconfirm
                  title={say('removeTitle', { name: robot.name })}
                  okText={ask('ok')}
                  cancelText={ask('cancel')}
                  onConfirm={() => act('POST /notices/remove-robot', { robotId: robot.robotId })}
                >
                  <Button size="small" aria-label={say('removeTitle', { name: robot.name })}>
                    {say('remove')}
                  </Button>
                </Popconfirm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
