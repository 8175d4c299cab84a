/** Fen as yuan with two decimals, e.g. 4250 → `42.50`. */
export const yuanOf = (fen: number): string => (fen / 100).toFixed(2);

/** What was typed as yuan in fen; undefined when it is no amount of at most two decimals below 100,000 yuan. */
export function fenOf(typed: string): number | undefined {
  const text = typed.trim().replace('．', '.').replace('。', '.');
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(text)) return undefined;
  const [yuan = '0', rest = ''] = text.split('.');
  const fen = Number(yuan) * 100 + Number(rest.padEnd(2, '0'));
  return fen <= 10_000_000 ? fen : undefined;
}
