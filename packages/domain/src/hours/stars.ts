/** Hours of service from which a volunteer holds one more star (志愿服务记录与证明, field.md). */
const starHours = [100, 300, 600, 1000, 1500] as const;

export interface Stars {
  /** 0–5. */
  readonly stars: number;
  /** Minutes that are missing to the next one; null with all of them. */
  readonly nextStarMinutes: number | null;
}

/** Stars for minutes of service. */
export function starsOf(minutes: number): Stars {
  const next = starHours.findIndex((hours) => minutes < hours * 60);
  if (next === -1) return { stars: starHours.length, nextStarMinutes: null };
  return { stars: next, nextStarMinutes: (starHours[next] ?? 0) * 60 - minutes };
}
