import type { MapLayer } from '@linli/contracts/escalation/labels';
import { mapLayers } from '@linli/contracts/escalation/labels';
import { Link } from '@tanstack/react-router';
import { useLabel, useWords } from '../state/use-words.ts';
import { mapWords } from '../words/map.ts';
import type { MapPlace } from './map-now.tsx';

/** The map as a table, most first. */
export function MapTable({ places, layer }: { places: readonly MapPlace[]; layer: MapLayer }) {
  const say = useWords(mapWords);
  const label = useLabel();
  const rows = places.toSorted((a, b) => b.count - a.count);
  return (
    <div className="scroll">
      <table className="table table--count">
        <thead>
          <tr>
            <th scope="col">{say('place')}</th>
            <th scope="col">{label(mapLayers[layer])}</th>
            {layer !== 'reports' && <th scope="col">{say(`${layer}Serious`)}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, group, count, serious, link }) => (
            <tr key={key}>
              <th scope="row">
                <Link {...link}>
                  {group} {name}
                </Link>
              </th>
              <td>{count}</td>
              {layer !== 'reports' && <td className={serious > 0 ? 'bad' : undefined}>{serious}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
