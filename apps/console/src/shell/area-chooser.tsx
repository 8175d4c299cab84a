import { areaKinds } from '@linli/contracts/people/areas';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts, useReading } from '../wire/queries.ts';
import { shellWords } from '../words/shell.ts';
import { postsOf, useArea, useMe } from './me.ts';

/** Which area the pages show: those of my posts, the way down from there to the one shown, and what lies directly below it. */
export function AreaChooser() {
  const say = useWords(shellWords);
  const label = useLabel();
  const navigate = useNavigate();
  const { data: me } = useMe();
  const { areaId } = useArea();
  const { area: inAddress } = useSearch({ strict: false });
  const asked = { enabled: areaId !== undefined };
  const here = useReading('GET /people/areas/:areaId', { areaId: areaId ?? '' }, asked);
  const below = useParts('GET /people/areas', { parentId: areaId, limit: 100 }, asked);
  const own = postsOf(me).map(({ areaId: id, areaName, areaKind }) => ({
    areaId: id,
    name: areaName,
    kind: areaKind,
  }));
  const reached = new Set(own.map(({ areaId: id }) => id));
  const way = here.data ? [...here.data.way, here.data] : [];
  const from = way.findIndex(({ areaId: id }) => reached.has(id));
  const options = [...own, ...(from < 0 ? [] : way.slice(from)), ...below.items]
    .filter(({ areaId: id }, at, all) => all.findIndex((other) => other.areaId === id) === at)
    .map(({ areaId: value, name, kind }) => ({ value, label: `${name} · ${label(areaKinds[kind])}` }));
  return (
    <Select
      className="area-chooser"
      aria-label={say('area')}
      value={areaId}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      loading={here.isFetching && inAddress !== undefined}
      onChange={(area) => void navigate({ to: '.', search: (before) => ({ ...before, area }) })}
    />
  );
}
