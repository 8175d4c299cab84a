import type { ReplyOf } from '@linli/contracts/catalog';
import { type MapLayer, mapLayers } from '@linli/contracts/escalation/labels';
import type { Right } from '@linli/domain/identity/rights';
import { getRouteApi } from '@tanstack/react-router';
import { Radio } from 'antd';
import { lazy, Suspense } from 'react';
import { Card } from '../shell/card.tsx';
import { Filter } from '../shell/filter.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { oneOf } from '../shell/search.ts';
import { Nothing, Part, Waiting } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { mapWords } from '../words/map.ts';
import { MapTable } from './map-table.tsx';
import { MapTiles } from './map-tiles.tsx';
import { shadeStarts } from './shade.ts';

const CheckpointMap = lazy(() => import('./checkpoint-map.tsx'));
const route = getRouteApi('/desk/now');

export type AreaMap = ReplyOf<'GET /escalation/map'>;
export interface MapPlace {
  key: string;
  name: string;
  /** Heading it stands under. */
  group: string | null;
  count: number;
  serious: number;
  link: PlaceLink;
}

/** Where a place of each layer leads. */
export interface PlaceLink {
  to: '/reports' | '/requests' | '/alerts' | '/shifts' | '/shifts/board';
  search: Record<string, string>;
}

const rightOf: Record<MapLayer, Right> = {
  reports: 'reports.coverage',
  requests: 'requests.view',
  alerts: 'alerts.view',
  gaps: 'shifts.view-people',
};

/** The area as a map, coloured by what is chosen; the same as a table. Only the layer shown is asked for. */
export function MapNow() {
  const say = useWords(mapWords);
  const label = useLabel();
  const { data: me } = useMe();
  const { areaId } = useArea();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const layers = (Object.keys(mapLayers) as MapLayer[]).filter((layer) => holds(me, rightOf[layer]));
  const layer = oneOf(layers, search.layer) ?? layers[0] ?? 'requests';
  const asTable = search.view === 'table';
  const map = useReading(
    'GET /escalation/map',
    { areaId: areaId ?? '', layer },
    { every: layer === 'reports' ? 120 : 60, enabled: areaId !== undefined && layers.length > 0 },
  );
  const set = (name: 'layer' | 'view', value: string | undefined) =>
    void navigate({
      resetScroll: false,
      replace: true,
      search: ({ [name]: _, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }),
    });
  if (layers.length === 0) return null;
  return (
    <Card
      title={say('title')}
      wide
      aside={
        <div className="filters map__choices">
          <Filter
            label={say('layer')}
            needed
            value={layer}
            options={layers.map((value) => ({ value, label: label(mapLayers[value]) }))}
            onChange={(value) => set('layer', value)}
          />
          <Radio.Group
            optionType="button"
            aria-label={say('view')}
            value={asTable ? 'table' : 'tiles'}
            options={(['tiles', 'table'] as const).map((value) => ({ value, label: say(value) }))}
            onChange={({ target }) => set('view', target.value === 'table' ? 'table' : undefined)}
          />
        </div>
      }
    >
      <Part of={map}>{(found) => <Drawn map={found} layer={layer} asTable={asTable} />}</Part>
    </Card>
  );
}

function Drawn({ map, layer, asTable }: { map: AreaMap; layer: MapLayer; asTable: boolean }) {
  const say = useWords(mapWords);
  if (layer === 'reports' && map.slotId === null) return <Nothing text={say('noSlot')} />;
  const places = placesOf(map, layer);
  if (places.length === 0) return <Nothing text={say('nothing')} />;
  const total = map.tiles.reduce((sum, { count }) => sum + count, map.rest.count);
  const starts = shadeStarts(Math.max(0, ...places.map(({ count }) => count)));
  const known = map.points.flatMap(({ location, ...point }) => (location ? [{ ...point, location }] : []));
  return (
    <>
      <p>
        {say('total', { count: total })}
        {map.rest.count > 0 && map.points.length === 0 && (
          <span className="note"> · {say('rest', { count: map.rest.count })}</span>
        )}
      </p>
      {asTable ? (
        <MapTable places={places} layer={layer} />
      ) : (
        <>
          {known.length > 1 && (
            <Suspense fallback={<Waiting />}>
              <CheckpointMap points={known} />
            </Suspense>
          )}
          <MapTiles key={`${layer} ${map.area.areaId}`} places={places} layer={layer} starts={starts} />
        </>
      )}
    </>
  );
}

/** What is drawn: checkpoints where shifts of a small area are looked at, else the tiles. */
function placesOf({ area, tiles, points, slotId }: AreaMap, layer: MapLayer): MapPlace[] {
  if (points.length > 0)
    return points.map(({ checkpointId, name, count, serious }) => ({
      key: checkpointId,
      name,
      group: null,
      count,
      serious,
      link: { to: '/shifts/board', search: { area: area.areaId, checkpoint: checkpointId } },
    }));
  const linkOf = (areaId: string): PlaceLink => {
    switch (layer) {
      case 'reports':
        return { to: '/reports', search: { area: areaId, ...(slotId ? { slot: slotId } : {}) } };
      case 'requests':
        return { to: '/requests', search: { area: areaId, open: 'true' } };
      case 'alerts':
        return { to: '/alerts', search: { area: areaId } };
      case 'gaps':
        return { to: '/shifts', search: { area: areaId } };
    }
  };
  return tiles.map(({ areaId, name, compound, count, serious }) => ({
    key: areaId,
    name,
    group: compound,
    count,
    serious,
    link: linkOf(areaId),
  }));
}
