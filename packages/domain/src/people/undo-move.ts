/** A move of an area as the history tells it. */
export interface PastMove {
  readonly fromParentId: string;
  readonly toPath: string;
  readonly undone: boolean;
  /** A move that itself takes one back is not taken back: it is moved again. */
  readonly isUndo: boolean;
  /** It is the newest move of this area. */
  readonly isLast: boolean;
}

export type UndoRefusal = 'undone' | 'is-undo' | 'not-last' | 'changed-since' | 'parent-gone' | 'name-taken';

/**
 * Whether a move can be taken back: only the last one of the area, and only while it stands where that move put it and its
 * old parent is still there.
 */
export function decideUndo(
  move: PastMove,
  now: { path: string; parentThere: boolean; nameTakenThere: boolean },
): UndoRefusal | null {
  if (move.undone) return 'undone';
  if (move.isUndo) return 'is-undo';
  if (!move.isLast) return 'not-last';
  if (now.path !== move.toPath) return 'changed-since';
  if (!now.parentThere) return 'parent-gone';
  if (now.nameTakenThere) return 'name-taken';
  return null;
}
