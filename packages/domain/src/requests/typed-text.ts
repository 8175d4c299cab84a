// Controls, bidirectional overrides and the byte order mark; joiners stay, scripts and emoji need them.
const unseen = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A text as somebody typed it, with what cannot be seen taken out: composed letters (NFC), one kind of line break, no
 * blanks at the ends of lines, no more than one empty line. Numbers, units and words stay as typed.
 */
export const typedText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(unseen, '')
    // Looks at a run of blanks once, from its beginning: else a long one takes the square of its length.
    .replace(/(?<![^\S\n])[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** One line of a list: as `typedText`, without line breaks. */
export const typedLine = (text: string): string => typedText(text).replace(/(?<!\s)\s*\n\s*/g, ' ');
