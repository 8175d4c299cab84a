export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

// A person stands a little inside the shift they stand on; both are of one column.
const inset = 12;

const at = ({ left, top, height }: Box) => ({ x: left, y: top + height / 2 });

/** Nearest of some boxes in the direction of an arrow, straight ahead before aside, columns by where they begin; undefined: there is none. */
export function nextTarget<B extends Box>(from: Box, boxes: readonly B[], arrow: Arrow): B | undefined {
  const start = at(from);
  const sideways = arrow === 'ArrowLeft' || arrow === 'ArrowRight';
  const ahead = boxes
    .map((box) => {
      const { x, y } = at(box);
      const [dx, dy] = [x - start.x, y - start.y];
      const [forward, aside] =
        arrow === 'ArrowLeft'
          ? [-dx, dy]
          : arrow === 'ArrowRight'
            ? [dx, dy]
            : arrow === 'ArrowUp'
              ? [-dy, dx]
              : [dy, dx];
      return { box, forward, cost: forward + 3 * Math.abs(aside) };
    })
    .filter(({ forward }) => forward > (sideways ? inset : 2));
  return ahead.reduce<(typeof ahead)[number] | undefined>(
    (best, each) => (best && best.cost <= each.cost ? best : each),
    undefined,
  )?.box;
}
