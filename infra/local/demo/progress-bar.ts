const WIDTH = 30;

/** A bar that redraws itself in a terminal; in a log it is a line every tenth. */
export function progressBar(out: { isTTY?: boolean; write(text: string): unknown }) {
  let last = '';
  return {
    show(what: string, done: number, of: number): void {
      const share = of === 0 ? 1 : done / of;
      const filled = Math.round(share * WIDTH);
      const percent = `${String(Math.floor(share * (out.isTTY ? 100 : 10)) * (out.isTTY ? 1 : 10)).padStart(3)} %`;
      const line = out.isTTY
        ? `  ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent}  ${what}`
        : `  ${what} ${percent}`;
      if (line === last) return;
      out.write(out.isTTY ? `\r${line.padEnd(last.length)}` : `${line}\n`);
      last = line;
    },
    end(): void {
      if (out.isTTY && last !== '') out.write('\n');
    },
  };
}
