/**
 * Turns what was typed into a temperature into what was meant: full-width digits, Chinese and Western commas as
 * point, one decimal place, and `365` typed on a keypad without point as `36.5`. Never invents a value.
 */
export function readTemperature(typed: string): string {
  const plain = typed
    .replace(/[０-９．]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[。，、,]/g, '.')
    .replace(/[^\d.]/g, '');
  const [whole = '', ...rest] = plain.split('.');
  if (rest.length > 0) return `${whole.slice(0, 2)}.${rest.join('').slice(0, 1)}`;
  return /^[34]\d\d$/.test(whole) ? `${whole.slice(0, 2)}.${whole.slice(2)}` : whole.slice(0, 3);
}
