import { SaxesParser } from 'saxes';

export interface XmlElement {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

/** Reads XML with another library than the one that writes it. @throws when it is not well formed */
export function readXml(xml: string): XmlElement {
  const top: XmlElement = { name: '', text: '', children: [] };
  const open = [top];
  const here = () => open.at(-1) ?? top;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const element = { name, text: '', children: [] };
    here().children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    here().text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error('no root element');
  return root;
}

/** Names of the elements below each other, each shape once: `requests/request/status`. */
export const shapeOf = (element: XmlElement, above = ''): string[] => {
  const path = `${above}${element.name}`;
  return [...new Set([path, ...element.children.flatMap((child) => shapeOf(child, `${path}/`))])].toSorted();
};
