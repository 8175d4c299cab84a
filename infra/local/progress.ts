/** Where progress is written: a terminal, or a file that keeps every line. */
export interface Screen {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/**
 * Shows how far a long step has come: on a terminal one line that is written over, elsewhere a line every tenth.
 * The returned function takes what is done and of how much; the line ends when both are equal.
 */
export function progressOf(
  label: string,
  screen: Screen = process.stdout,
): (done: number, of: number) => void {
  let tenth = -1;
  let ended = false;
  return (done, of) => {
    if (ended || of === 0) return;
    const percent = Math.floor((100 * done) / of);
    ended = done >= of;
    if (screen.isTTY) {
      const bar = '█'.repeat(Math.floor(percent / 5)).padEnd(20, '░');
      screen.write(`\r  ${label} ${bar} ${percent} %${ended ? '\n' : ''}`);
    } else if (Math.floor(percent / 10) > tenth) {
      tenth = Math.floor(percent / 10);
      screen.write(`  ${label} ${percent} %\n`);
    }
  };
}
