/** A date and time that was chosen, meant as clocks in China show it wherever the computer stands. */
export const chinaInstant = (chosen: { format: (template: string) => string }): string =>
  `${chosen.format('YYYY-MM-DDTHH:mm')}:00+08:00`;
