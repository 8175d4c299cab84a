import { type AreaKind, areaKinds } from '@linli/contracts/people/areas';
import { isMovable } from '@linli/domain/people/area-tree';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { usePages } from '../../wire/use-pages.ts';
import { areaName } from '../area-name.ts';
import type { Area } from '../choose-area.tsx';
import { useDesk } from '../desk.ts';
import { go } from '../go.ts';
import { Rows } from '../part.tsx';
import { type Tile, Tiles } from '../tiles.tsx';
import { areasWords } from '../words/areas.ts';
import { WorkPage } from '../work-page.tsx';
import { AddSheet } from './add-sheet.tsx';
import { RenameSheet } from './rename-sheet.tsx';

/** One area with what stands below it; opens itself again for an area below. */
export default function AreasPage() {
  const say = useWords(areasWords);
  const { areaId } = useAbout();
  const { may } = useDesk();
  const here = useLoad(async () => (areaId ? call('GET /people/areas/:areaId', { areaId }) : null), [areaId]);
  const below = usePages(
    (cursor) => call('GET /people/areas', { parentId: areaId, cursor, limit: 100 }),
    [areaId],
  );
  const [open, setOpen] = useState<'rename' | 'add'>();
  const area = here.data ?? undefined;
  const mayChange = may('areas.change');
  const tiles = useTiles(area, setOpen, mayChange);
  return (
    <WorkPage title={area ? areaName(area) : say('title')} of={[here, below]}>
      {area && area.way.length > 0 && (
        <View className="crumbs">
          <Text>{area.way.map(areaName).join(' / ')}</Text>
        </View>
      )}
      {area && <Tiles tiles={tiles} />}
      <Rows id="areas" of={below} empty={<Empty text={say('nothing')} />}>
        {(items) => (
          <List id="areas" title={say('below')}>
            {items.map((one) => (
              <AreaCell key={one.areaId} area={one} />
            ))}
          </List>
        )}
      </Rows>
      {area && mayChange && area.kind !== 'unit' && (
        <Button id="add-area" kind="soft" icon="plus" wide onPress={() => setOpen('add')}>
          {say('add')}
        </Button>
      )}
      {area && open === 'rename' && (
        <RenameSheet area={area} onClose={() => setOpen(undefined)} onDone={here.reload} />
      )}
      {area && open === 'add' && (
        <AddSheet parent={area} onClose={() => setOpen(undefined)} onDone={below.reload} />
      )}
    </WorkPage>
  );
}

function AreaCell({ area }: { area: Area }) {
  const say = useWords(areasWords);
  const label = useLabel();
  const values = { kind: label(areaKinds[area.kind]), households: area.households };
  return (
    <Cell
      id={`area-${area.areaId}`}
      title={areaName(area)}
      note={area.children > 0 ? say('rowMore', { ...values, children: area.children }) : say('row', values)}
      onPress={() => go('areas', { areaId: area.areaId })}
    />
  );
}

function useTiles(
  area: { areaId: string; kind: AreaKind } | undefined,
  onOpen: (what: 'rename') => void,
  mayChange: boolean,
): Tile[] {
  const say = useWords(areasWords);
  const { may } = useDesk();
  if (!area) return [];
  const { areaId, kind } = area;
  const all: (Tile & { shown: boolean })[] = [
    {
      id: 'tile-coverage',
      icon: 'chart',
      label: say('coverage'),
      shown: may('reports.coverage'),
      onPress: () => go('coverage', { areaId }),
    },
    {
      id: 'tile-register',
      icon: 'search',
      label: say('register'),
      shown: may('register.search'),
      onPress: () => go('register', { areaId }),
    },
    {
      id: 'tile-posts',
      icon: 'people',
      label: say('posts'),
      shown: may('posts.view'),
      onPress: () => go('posts', { areaId }),
    },
    {
      id: 'tile-rename',
      icon: 'edit',
      label: say('rename'),
      shown: mayChange,
      onPress: () => onOpen('rename'),
    },
    {
      id: 'tile-move',
      icon: 'leave',
      label: say('move'),
      shown: mayChange && isMovable(kind),
      onPress: () => go('move-area', { areaId }),
    },
    {
      id: 'tile-moves',
      icon: 'history',
      label: say('moves'),
      shown: true,
      onPress: () => go('area-moves', { areaId }),
    },
  ];
  return all.filter(({ shown }) => shown).map(({ shown: _, ...tile }) => tile);
}
