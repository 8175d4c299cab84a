import { SaxesParser } from 'saxes';
import { WorkbookRefused } from './workbook-refused.ts';

export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Spreadsheets nest a dozen elements; each open one costs memory. */
const DEEPEST = 64;
/** Characters between two events; Excel allows 32,767 in a cell, and a parser holds what it has not told. */
const LONGEST_PIECE = 1024 * 1024;

/**
 * A strict streaming XML reader; names come without their namespace prefix. A document type is refused: it is where
 * external and exploding entities would be declared, and no spreadsheet program writes one. So is what nests without end
 * or says nothing for a megabyte: it would fill the memory.
 */
export function xmlReader(handlers: XmlHandlers): { write(piece: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const refuse = (cause?: unknown) => {
    throw new WorkbookRefused('broken', cause);
  };
  let depth = 0;
  let untold = 0;
  const text = (piece: string) => {
    untold = 0;
    handlers.text?.(piece);
  };
  parser.on('doctype', () => refuse());
  parser.on('error', refuse);
  parser.on('opentag', (tag) => {
    untold = 0;
    if (++depth > DEEPEST) refuse();
    handlers.open?.(local(tag.name), tag.attributes as Record<string, string>);
  });
  parser.on('closetag', (tag) => {
    untold = 0;
    depth--;
    handlers.close?.(local(tag.name));
  });
  parser.on('text', text);
  parser.on('cdata', text);
  return {
    write(piece) {
      parser.write(piece);
      untold += piece.length;
      if (untold > LONGEST_PIECE) refuse();
    },
    end: () => void parser.close(),
  };
}

/** Reads a whole part of a document. */
export async function readXml(pieces: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  const reader = xmlReader(handlers);
  for await (const piece of pieces) reader.write(piece);
  reader.end();
}

/** An attribute by its local name (`id` finds `r:id`). */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const direct = attributes[name];
  if (direct !== undefined) return direct;
  const key = Object.keys(attributes).find((candidate) => local(candidate) === name);
  return key === undefined ? undefined : attributes[key];
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
