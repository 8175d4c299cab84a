import { SaxesParser } from 'saxes';
import { WorkbookRefused } from './workbook-refused.ts';

export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * A strict streaming XML reader; names come without their namespace prefix. A document type is refused: it is where
 * external and exploding entities would be declared, and no spreadsheet program writes one.
 */
export function xmlReader(handlers: XmlHandlers): { write(piece: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const refuse = (cause?: unknown) => {
    throw new WorkbookRefused('broken', cause);
  };
  parser.on('doctype', () => refuse());
  parser.on('error', refuse);
  if (handlers.open !== undefined) {
    const { open } = handlers;
    parser.on('opentag', (tag) =>
      open.call(handlers, local(tag.name), tag.attributes as Record<string, string>),
    );
  }
  if (handlers.close !== undefined) {
    const { close } = handlers;
    parser.on('closetag', (tag) => close.call(handlers, local(tag.name)));
  }
  if (handlers.text !== undefined) {
    const { text } = handlers;
    parser.on('text', (t) => text.call(handlers, t));
    parser.on('cdata', (t) => text.call(handlers, t));
  }
  return { write: (piece) => void parser.write(piece), end: () => void parser.close() };
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
