import type { MapLayer } from '@linli/contracts/escalation/labels';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { type Arrow, nextTarget } from '../shifts/board/next-target.ts';
import { useWords } from '../state/use-words.ts';
import { mapWords } from '../words/map.ts';
import type { MapPlace } from './map-now.tsx';
import { shadeOf } from './shade.ts';
import './map.css';

const arrows: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/**
 * Places as tiles beneath the compound they stand in, darker the more there is, each with its number; an exclamation mark where
 * some of it is serious. One stop of the tabulator; arrow keys go from tile to tile.
 */
export function MapTiles({
  places,
  layer,
  starts,
}: {
  places: readonly MapPlace[];
  layer: MapLayer;
  starts: readonly number[];
}) {
  const say = useWords(mapWords);
  const [current, setCurrent] = useState(places[0]?.key);
  const stop = places.some(({ key }) => key === current) ? current : places[0]?.key;
  const groups = [...new Set(places.map(({ group }) => group))];
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (!arrows.includes(event.key)) return;
    const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tile]')];
    const boxes = tiles.map((tile) => {
      const { left, top, width, height } = tile.getBoundingClientRect();
      return { left, top, width, height, tile };
    });
    const from = boxes.find(({ tile }) => tile === document.activeElement);
    const next = from && nextTarget(from, boxes, event.key as Arrow);
    if (!next) return;
    event.preventDefault();
    setCurrent(next.tile.dataset.tile);
    next.tile.focus();
  };
  return (
    <>
      <Legend starts={starts} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys of the links inside */}
      <div onKeyDown={walk}>
        {groups.map((group) => (
          <div key={group ?? ''}>
            {(group !== null || groups.length > 1) && <h3>{group ?? say('elsewhere')}</h3>}
            <ul className="tiles plain">
              {places
                .filter((place) => place.group === group)
                .map((place) => (
                  <li key={place.key}>
                    <Link
                      {...place.link}
                      data-tile={place.key}
                      tabIndex={place.key === stop ? 0 : -1}
                      className={`tile tile--${shadeOf(place.count, starts)}`}
                    >
                      <span className="tile__name">{place.name}</span>
                      <span className="tile__count" aria-hidden>
                        {place.count}
                        {place.serious > 0 && <span className="tile__serious">!{place.serious}</span>}
                      </span>
                      <span className="heard">
                        {say(`${layer}Of`, { count: place.count, serious: place.serious })}
                      </span>
                    </Link>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      <p className="note">{say('keys')}</p>
    </>
  );
}

function Legend({ starts }: { starts: readonly number[] }) {
  const say = useWords(mapWords);
  const ranges = starts.map((from, at) => {
    const until = (starts[at + 1] ?? Number.POSITIVE_INFINITY) - 1;
    if (!Number.isFinite(until)) return `≥ ${from}`;
    return until <= from ? `${from}` : say('range', { from, until });
  });
  return (
    <ul className="legend plain" aria-label={say('legend')}>
      {[say('none'), ...ranges].map((text, shade) => (
        <li key={text}>
          <span className={`legend__box tile--${shade}`} aria-hidden /> {text}
        </li>
      ))}
    </ul>
  );
}
