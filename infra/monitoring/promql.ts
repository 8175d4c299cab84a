import { parser } from '@prometheus-io/lezer-promql';

export interface Query {
  /** What could not be read; empty when all of it is PromQL. */
  readonly faults: readonly string[];
  /** Names of the series it asks for. */
  readonly metrics: readonly string[];
  /** Labels it holds against a value: `route="/api/…"`. */
  readonly matchers: readonly { readonly label: string; readonly value: string; readonly exact: boolean }[];
  /** Names of labels it groups or joins by. */
  readonly groupedBy: readonly string[];
}

/** Reads one expression of Prometheus with the grammar its own pages use. */
export function readQuery(text: string): Query {
  const faults: string[] = [];
  const metrics: string[] = [];
  const matchers: { label: string; value: string; exact: boolean }[] = [];
  const groupedBy: string[] = [];
  parser.parse(text).iterate({
    enter(ref) {
      const said = text.slice(ref.from, ref.to);
      if (ref.type.isError) faults.push(`at ${ref.from}: ${text.slice(ref.from, ref.from + 20)}`);
      const within = ref.node.parent?.name;
      if (ref.name === 'Identifier' && within === 'VectorSelector') metrics.push(said);
      if (ref.name === 'LabelName' && within === 'GroupingLabels') groupedBy.push(said);
      if (ref.name === 'UnquotedLabelMatcher') {
        const [, label = '', how = '', value = ''] = /^(\w+)\s*(=~|!~|!=|=)\s*"(.*)"$/s.exec(said) ?? [];
        matchers.push({ label, value, exact: how === '=' });
      }
    },
  });
  return { faults, metrics, matchers, groupedBy };
}
