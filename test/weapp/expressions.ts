/** Names an expression can see: data, wxs modules, loop variables. */
export type Scope = Readonly<Record<string, unknown>>;

type Compiled = (scope: object) => unknown;
const compiled = new Map<string, Compiled>();

/** Fills `{{…}}`. A text that is nothing but one expression keeps the type of its value, like on WeChat. */
export function interpolate(text: string, scope: Scope): unknown {
  const whole = /^\s*\{\{((?:(?!\}\})[\s\S])*)\}\}\s*$/.exec(text)?.[1];
  if (whole !== undefined) return evaluate(whole, scope);
  return text.replace(/\{\{([\s\S]*?)\}\}/g, (_, expression: string) => {
    const value = evaluate(expression, scope);
    return value === undefined || value === null ? '' : String(value);
  });
}

/** Data of a template: `{{i:item,c:1}}` is an object without its braces. */
export function interpolateObject(text: string, scope: Scope): Scope {
  const inner = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(text)?.[1] ?? '';
  return evaluate(`{${inner}}`, scope) as Scope;
}

/** Unknown names and steps into nothing are undefined, as on WeChat; a syntax error is thrown. */
function evaluate(expression: string, scope: Scope): unknown {
  let run = compiled.get(expression);
  if (!run) {
    run = new Function('$scope', `with ($scope) { return (${expression}); }`) as Compiled;
    compiled.set(expression, run);
  }
  try {
    return run(
      new Proxy(scope, {
        has: (_, name) => typeof name === 'string',
        get: (names, name) => (typeof name === 'string' ? names[name] : undefined),
      }),
    );
  } catch {
    return undefined;
  }
}
