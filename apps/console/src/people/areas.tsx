import type { ReplyOf } from '@linli/contracts/catalog';
import { areaKinds } from '@linli/contracts/people/areas';
import { isMovable } from '@linli/domain/people/area-tree';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts, useReading } from '../wire/queries.ts';
import { areasWords } from '../words/areas.ts';
import { AddAreaSheet, MoveSheet, RenameSheet } from './area-sheets.tsx';
import { RegisterPages } from './register-pages.tsx';

type Row = ReplyOf<'GET /people/areas'>['items'][number];

/** The tree below the area shown, one level at a time: names, cells cut anew, and what was moved when. */
export function Areas() {
  const say = useWords(areasWords);
  const { areaId } = useArea();
  const { data: me } = useMe();
  const asked = { enabled: areaId !== undefined };
  const here = useReading('GET /people/areas/:areaId', { areaId: areaId ?? '' }, asked);
  const below = useParts('GET /people/areas', { parentId: areaId, limit: 100 }, asked);
  const [open, setOpen] = useState<{ act: 'add' } | { act: 'rename' | 'move'; area: Row }>();
  const close = () => setOpen(undefined);
  const changes = holds(me, 'areas.change');
  return (
    <>
      <h1>{say('title')}</h1>
      <RegisterPages />
      <Card title={here.data?.fullName ?? say('areas')}>
        {changes && (
          <div className="acts">
            <Button onClick={() => setOpen({ act: 'add' })}>{say('add')}</Button>
          </div>
        )}
        <Rows of={below} empty={say('noneBelow')}>
          {(items) => (
            <Below
              items={items}
              changes={changes}
              onRename={(area) => setOpen({ act: 'rename', area })}
              onMove={(area) => setOpen({ act: 'move', area })}
            />
          )}
        </Rows>
      </Card>
      {areaId && (
        <Card title={say('moves')}>
          <Moves areaId={areaId} />
        </Card>
      )}
      {open?.act === 'add' && here.data && <AddAreaSheet parent={here.data} onClose={close} />}
      {open?.act === 'rename' && <RenameSheet area={open.area} onClose={close} />}
      {open?.act === 'move' && <MoveSheet area={open.area} onClose={close} />}
    </>
  );
}

function Below({
  items,
  changes,
  onRename,
  onMove,
}: {
  items: readonly Row[];
  changes: boolean;
  onRename: (area: Row) => void;
  onMove: (area: Row) => void;
}) {
  const say = useWords(areasWords);
  const label = useLabel();
  return (
    <table className="table">
      <ColumnHeads of={['name', 'kind', 'children', 'households']} say={say}>
        {changes && <th scope="col">{say('acts')}</th>}
      </ColumnHeads>
      <tbody>
        {items.map((area) => (
          <tr key={area.areaId}>
            <th scope="row">
              <Link to="." search={(before) => ({ ...before, area: area.areaId })}>
                {area.compound}
                {area.name}
              </Link>
            </th>
            <td>{label(areaKinds[area.kind])}</td>
            <td>{area.children}</td>
            <td>{area.households}</td>
            {changes && (
              <td>
                <span className="acts acts--row">
                  <Button size="small" onClick={() => onRename(area)}>
                    {say('rename')}
                  </Button>
                  {isMovable(area.kind) && (
                    <Button size="small" onClick={() => onMove(area)}>
                      {say('move')}
                    </Button>
                  )}
                </span>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Moves({ areaId }: { areaId: string }) {
  const say = useWords(areasWords);
  const when = useWhen();
  const act = useAct();
  const moves = useParts('GET /people/area-moves', { areaId, limit: 20 });
  return (
    <Rows of={moves} empty={say('noMoves')}>
      {(items) => (
        <ol className="timeline">
          {items.map(({ moveId, areaName, from, to, movedAt, reason, households, undoneAt, canUndo }) => (
            <li key={moveId}>
              <time dateTime={movedAt}>{when.moment(movedAt)}</time>
              <div>
                <strong>{say('moveOf', { area: areaName, from, to, households })}</strong>
                <div>{reason}</div>
                {undoneAt && <div className="note">{say('undone', { at: when.moment(undoneAt) })}</div>}
                {canUndo && (
                  <Button size="small" onClick={() => act('POST /people/undo-move-area', { moveId })}>
                    {say('undo')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Rows>
  );
}
