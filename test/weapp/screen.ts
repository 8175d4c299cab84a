import type { Host } from './host.ts';
import type { Element, Rendered } from './render.ts';

/** Something on the screen, with the elements around it from the outermost in. */
export interface Found {
  readonly element: Element;
  readonly around: readonly Element[];
}

/** Events that go up from where they happen. */
const bubbling = new Set(['tap', 'longpress', 'touchstart', 'touchmove', 'touchend', 'touchcancel']);

/** Reads and uses the page in sight like somebody with a screen reader: by role and name, by id, by text. */
export class Screen {
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
  }

  /** All text in sight, one line an element. */
  text(): string {
    return this.host.screen().map(textOf).join('\n');
  }

  /** By role and accessible name. @throws when there is none. */
  byRole(role: string, name: string | RegExp): Found {
    const found = this.find(
      ({ attributes }, spoken) =>
        attributes['aria-role'] === role && (typeof name === 'string' ? spoken === name : name.test(spoken)),
    );
    return required(found, `${role} "${String(name)}"`, this);
  }

  /** By the `id` of the kit's part. @throws when there is none. */
  byId(id: string): Found {
    return required(
      this.find(({ attributes }) => attributes.id === id),
      `#${id}`,
      this,
    );
  }

  has(id: string): boolean {
    return this.find(({ attributes }) => attributes.id === id) !== undefined;
  }

  /** Every element of a tag. */
  tags(tag: string): Element[] {
    const all: Element[] = [];
    walk(this.host.screen(), [], (element) => {
      if (element.tag === tag) all.push(element);
      return false;
    });
    return all;
  }

  tap(at: Found | string): number {
    return this.fire(typeof at === 'string' ? this.byId(at) : at, 'tap', { x: 1, y: 1 });
  }

  /** Types into a text box. */
  type(id: string, value: string): number {
    return this.fire(this.byId(id), 'input', { value, cursor: value.length });
  }

  /** Lets an event happen. @returns how many handlers heard it. */
  fire({ element, around }: Found, type: string, detail: Record<string, unknown> = {}): number {
    const touch = [{ identifier: 0, pageX: 1, pageY: 1, clientX: 1, clientY: 1 }];
    const target = { id: element.attributes.id ?? '', dataset: element.dataset, offsetLeft: 0, offsetTop: 0 };
    let heard = 0;
    for (const at of bubbling.has(type) ? [element, ...around.toReversed()] : [element]) {
      const event = at.events[type];
      if (!event) continue;
      const currentTarget = { ...target, id: at.attributes.id ?? '', dataset: at.dataset };
      const given = {
        type,
        timeStamp: 0,
        target,
        currentTarget,
        detail,
        touches: touch,
        changedTouches: touch,
        mark: {},
      };
      if (at.owner.run(event.handler, given)) heard += 1;
      if (event.stops) break;
    }
    return heard;
  }

  /** Waits until something is so; the scripts work in turns of the event loop. */
  async until<T>(is: () => T, what = 'something'): Promise<NonNullable<T>> {
    const deadline = performance.now() + 10_000;
    for (;;) {
      const value = attempt(is);
      if (value) {
        await settled();
        return value as NonNullable<T>;
      }
      if (performance.now() > deadline)
        throw new Error(`waited for ${what}; the screen says:\n${this.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Waits until a text is in sight. */
  async sees(text: string | RegExp): Promise<void> {
    await this.until(
      () => (typeof text === 'string' ? this.text().includes(text) : text.test(this.text())),
      String(text),
    );
  }

  private find(is: (element: Element, name: string) => boolean): Found | undefined {
    let found: Found | undefined;
    walk(this.host.screen(), [], (element, around) => {
      if (!is(element, String(element.attributes['aria-label'] ?? textOf(element)))) return false;
      found = { element, around };
      return true;
    });
    return found;
  }
}

/** The text of an element and all inside it. */
export function textOf(node: Rendered): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

type Visit = (element: Element, around: readonly Element[]) => boolean;

function walk(nodes: readonly Rendered[], around: readonly Element[], visit: Visit): boolean {
  return nodes.some(
    (node) =>
      typeof node !== 'string' && (visit(node, around) || walk(node.children, [...around, node], visit)),
  );
}

function required(found: Found | undefined, what: string, screen: Screen): Found {
  if (!found) throw new Error(`there is no ${what}; the screen says:\n${screen.text()}`);
  return found;
}

/** Nobody taps before the callbacks of what has just been drawn have run. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** What is not there yet may be there on the next turn. */
function attempt<T>(is: () => T): T | undefined {
  try {
    return is();
  } catch {
    return undefined;
  }
}
