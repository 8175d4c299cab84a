export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const centre = ({ left, top, width, height }: Box) => ({ x: left + width / 2, y: top + height / 2 });

/** Nearest of some boxes in the direction of an arrow, straight ahead before aside; undefined: there is none. */
export function nextTarget<B extends Box>(from: Box, boxes: readonly B[], arrow: Arrow): B | undefined {
  const at = centre(from);
  const ahead = boxes
    .map((box) => {
      const { x, y } = centre(box);
      const [dx, dy] = [x - at.x, y - at.y];
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
    .filter(({ forward }) => forward > 2);
  return ahead.reduce<(typeof ahead)[number] | undefined>(
    (best, each) => (best && best.cost <= each.cost ? best : each),
    undefined,
  )?.box;
}
