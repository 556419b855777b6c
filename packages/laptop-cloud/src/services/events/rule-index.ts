import type { BusEvent } from './bus-event.ts';
import type { Pattern } from './pattern/compile-pattern.ts';

interface Indexed<Rule> {
  readonly rule: Rule;
  readonly pattern: Pattern;
}

/** the values a field must have for the pattern to match at all; undefined when it does not say */
function required(pattern: Pattern, path: string): readonly string[] | undefined {
  const sets = pattern.branches.map((branch) => branch.get(path)?.exactly);
  const values: string[] = [];
  for (const set of sets) {
    if (set === undefined) return undefined;
    values.push(...set);
  }
  return [...new Set(values)];
}

function append<Rule>(map: Map<string, Indexed<Rule>[]>, keys: readonly string[], entry: Indexed<Rule>): void {
  for (const key of keys) {
    const known = map.get(key);
    if (known) known.push(entry);
    else map.set(key, [entry]);
  }
}

/** Rules of one bus, found by the exact detail-type or source they ask for; only candidates are matched. */
export class RuleIndex<Rule> {
  readonly #byDetailType = new Map<string, Indexed<Rule>[]>();
  readonly #bySource = new Map<string, Indexed<Rule>[]>();
  readonly #others: Indexed<Rule>[] = [];

  constructor(rules: Iterable<readonly [Rule, Pattern]>) {
    for (const [rule, pattern] of rules) {
      const entry = { rule, pattern };
      const detailTypes = required(pattern, 'detail-type');
      const sources = detailTypes ? undefined : required(pattern, 'source');
      if (detailTypes) append(this.#byDetailType, detailTypes, entry);
      else if (sources) append(this.#bySource, sources, entry);
      else this.#others.push(entry);
    }
  }

  matching(event: BusEvent): Rule[] {
    const candidates = [this.#byDetailType.get(`"${event.detailType}"`), this.#bySource.get(`"${event.source}"`), this.#others];
    return candidates.flatMap((some) =>
      (some ?? []).filter(({ pattern }) => pattern.matchesFields(event.fields())).map(({ rule }) => rule),
    );
  }
}
