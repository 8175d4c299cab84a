import type { ReplyOf } from '@linli/contracts/catalog';
import { areaKinds } from '@linli/contracts/people/areas';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Paragraph } from '../kit/card.tsx';
import { Cell, List } from '../kit/list.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { call } from '../wire/call.ts';
import { usePages } from '../wire/use-pages.ts';
import { areaName } from './area-name.ts';
import { Rows } from './part.tsx';
import { deskWords } from './words/desk.ts';

export type Area = ReplyOf<'GET /people/areas'>['items'][number];

export interface ChooseAreaProps {
  title?: string;
  /** Which areas can be chosen; the others only lead on. All of them unless said. */
  can?: (area: Area) => boolean;
  onClose: () => void;
  onChoose: (area: Area) => void;
}

/** Walks down the tree of areas, from those of my posts, and chooses one. Mount it to open it. */
export function ChooseArea({ title, can = () => true, onClose, onChoose }: ChooseAreaProps) {
  const say = useWords(deskWords);
  const [way, setWay] = useState<readonly Area[]>([]);
  const [entered, setEntered] = useState(false);
  const here = way.at(-1);
  return (
    <Sheet
      id="choose-area"
      open
      title={title ?? say('chooseArea')}
      onClose={onClose}
      footer={
        here && (
          <>
            <Button id="area-up" kind="plain" onPress={() => setWay(way.slice(0, -1))}>
              {say('goUp')}
            </Button>
            {can(here) && (
              <Button id="area-here" onPress={() => onChoose(here)}>
                {say('chooseThis', { area: here.name })}
              </Button>
            )}
          </>
        )
      }
    >
      {here && <Paragraph note>{way.map(({ name }) => name).join(' / ')}</Paragraph>}
      <Below
        key={here?.areaId ?? 'top'}
        parentId={here?.areaId}
        straight={!entered}
        onOpen={(area) => {
          setEntered(true);
          setWay([...way, area]);
        }}
      />
    </Sheet>
  );
}

function Below({
  parentId,
  straight,
  onOpen,
}: {
  parentId: string | undefined;
  /** Where there is one area only, go into it. */
  straight: boolean;
  onOpen: (area: Area) => void;
}) {
  const say = useWords(deskWords);
  const label = useLabel();
  const areas = usePages((cursor) => call('GET /people/areas', { parentId, cursor, limit: 100 }));
  const only = straight && areas.items.length === 1 ? areas.items[0] : undefined;
  const open = useRef(onOpen);
  open.current = onOpen;
  useEffect(() => {
    if (only) open.current(only);
  }, [only]);
  return (
    <Rows id="areas" of={areas} empty={<Paragraph note>{say('areaEmpty')}</Paragraph>}>
      {(items) => (
        <List>
          {items.map((area) => (
            <Cell
              key={area.areaId}
              id={`area-${area.areaId}`}
              title={areaName(area)}
              note={`${label(areaKinds[area.kind])} · ${say('households', { count: area.households })}`}
              onPress={() => onOpen(area)}
            />
          ))}
        </List>
      )}
    </Rows>
  );
}
