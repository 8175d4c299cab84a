import { useRef } from 'react';

/** What both targets tell of a touch; Taro's types leave it out. */
interface Touches {
  touches: readonly { clientX: number; clientY: number }[];
  changedTouches: readonly { clientX: number; clientY: number }[];
}

/** Shorter moves are taps or a shaking hand. */
const least = 60;

/** Which way a finger went from one point to another: 1 on to the next, -1 back, 0 for neither. */
export function swipeOf(
  from: { clientX: number; clientY: number },
  to: { clientX: number; clientY: number },
): -1 | 0 | 1 {
  const across = to.clientX - from.clientX;
  const down = to.clientY - from.clientY;
  if (Math.abs(across) < least || Math.abs(across) < 2 * Math.abs(down)) return 0;
  return across < 0 ? 1 : -1;
}

/** Handlers that call `onSwipe` when a finger goes across. The buttons beside do the same. */
export function useSwipe(onSwipe: (way: -1 | 1) => void) {
  const from = useRef<Touches['touches'][number]>();
  return {
    onTouchStart: (event: object) => {
      const { touches } = event as Touches;
      from.current = touches.length === 1 ? touches[0] : undefined;
    },
    onTouchEnd: (event: object) => {
      const [to] = (event as Touches).changedTouches;
      const way = from.current && to ? swipeOf(from.current, to) : 0;
      from.current = undefined;
      if (way !== 0) onSwipe(way);
    },
  };
}
