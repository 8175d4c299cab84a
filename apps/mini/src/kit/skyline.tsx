import { Image, View } from '@tarojs/components';
import { accessible } from './accessible.ts';
import './skyline.css';

export interface SkylineProps {
  /** Windows to draw; those of people who have reported are lit. */
  lit: number;
  total: number;
  /** What it says, for those who do not see it; without it the picture is decoration. */
  label?: string;
}

/** The neighbourhood as a row of houses, a window for each person; a window is lit when that person has reported. */
export function Skyline({ lit, total, label }: SkylineProps) {
  return (
    <View
      className="skyline"
      {...(label === undefined ? accessible({ hidden: true }) : accessible({ role: 'img', label }))}
    >
      <Image
        className="skyline__image"
        src={skylinePicture(lit, total)}
        mode="widthFix"
        {...accessible({ hidden: true })}
      />
    </View>
  );
}

/** A house of the street: left edge, width and height; windows are laid out in its front. */
const houses = [
  { x: 8, width: 62, height: 66, roof: 'gable' },
  { x: 76, width: 54, height: 100, roof: 'flat' },
  { x: 136, width: 76, height: 78, roof: 'gable' },
  { x: 218, width: 56, height: 112, roof: 'flat' },
  { x: 280, width: 52, height: 60, roof: 'gable' },
] as const;
const ground = 150;

/** The picture as an SVG data URI. At most as many windows as the houses have places for. */
export function skylinePicture(lit: number, total: number): string {
  const places = houses.flatMap((house) => windowsOf(house));
  // Spread over the street instead of filling the first house.
  const order = places.map((_, index) => (index * 7) % places.length);
  const used = order.slice(0, Math.min(total, places.length));
  const windows = places.map(([x, y], index) => {
    const at = used.indexOf(index);
    const fill = at < 0 ? 'rgba(255,255,255,.10)' : at < lit ? '#f2b347' : 'rgba(255,255,255,.42)';
    return `<rect x="${x}" y="${y}" width="11" height="14" rx="2" fill="${fill}"/>`;
  });
  const walls = houses.map(({ x, width, height, roof }, index) => {
    const top = ground - height;
    const shape =
      roof === 'flat'
        ? `M${x} ${ground}V${top + 4}q0-4 4-4h${width - 8}q4 0 4 4V${ground}z`
        : `M${x} ${ground}V${top + 16}L${x + width / 2} ${top - 6}l${width / 2} 22V${ground}z`;
    return `<path d="${shape}" fill="${index % 2 === 0 ? '#1d7560' : '#2b8a72'}"/>`;
  });
  const trees = [70, 133, 214, 277]
    .map(
      (x) =>
        `<path d="M${x + 3} ${ground}v-9" stroke="#0f4a3b" stroke-width="2"/><circle cx="${x + 3}" cy="${ground - 15}" r="8" fill="#4ca686"/>`,
    )
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="340" height="156" viewBox="0 0 340 156">${walls.join('')}${windows.join('')}${trees}<path d="M0 ${ground}h340" stroke="#0f4a3b" stroke-width="3" stroke-linecap="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function windowsOf({ x, width, height, roof }: (typeof houses)[number]): [number, number][] {
  const columns = Math.floor((width - 8) / 18);
  const first = ground - height + (roof === 'flat' ? 12 : 24);
  const rows = Math.max(1, Math.floor((ground - 10 - first) / 22));
  const indent = (width - columns * 18 + 7) / 2;
  return Array.from({ length: rows * columns }, (_, index): [number, number] => [
    Math.round(x + indent + (index % columns) * 18),
    first + Math.floor(index / columns) * 22,
  ]);
}
