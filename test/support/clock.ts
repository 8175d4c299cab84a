/** A clock that stands still until a test moves it. */
export interface FakeClock {
  now(): Date;
  set(moment: Date): void;
  forward(ms: number): void;
}

export function fakeClock(start: string | Date): FakeClock {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    set(moment) {
      time = moment.getTime();
    },
    forward(ms) {
      time += ms;
    },
  };
}
