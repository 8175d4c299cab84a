import { useEffect, useState } from 'react';
import { clock } from './clock.ts';

/** The time of the phone, told again every so many seconds while the component is there. */
export function useNow(seconds: number): Date {
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return now;
}
