import { useEffect, useRef, useState } from 'react';

/** Wraps an action so that it does not start again while its promise is open. Answers [at work, start]. */
export function useOnce(action: () => unknown): [working: boolean, start: () => void] {
  const [working, setWorking] = useState(false);
  const running = useRef(false);
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  const start = () => {
    if (running.current) return;
    const result = action();
    if (!(result instanceof Promise)) return;
    running.current = true;
    setWorking(true);
    result.finally(() => {
      running.current = false;
      if (there.current) setWorking(false);
    });
  };
  return [working, start];
}
