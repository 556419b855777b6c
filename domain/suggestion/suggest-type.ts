/** a text whose type is known, or is asked for */
export interface Example {
  readonly text: string;
  readonly type: string;
}

export interface Suggestion {
  /** the types that fit best, at most three, the best first */
  readonly types: readonly string[];
  /** the first is better than the second by less than the margin: it should not be suggested */
  readonly unsure: boolean;
}

/** difference of similarity (cosine, 0 to 1) between the best type and the next */
const MARGIN = 0.1;
const MOST = 3;

type Vector = ReadonlyMap<string, number>;

const scaled = (vector: Map<string, number>): Vector => {
  const length = Math.hypot(...vector.values());
  return new Map([...vector].map(([term, weight]) => [term, weight / length]));
};

/**
 * Learns types from examples: a type is the mean of its texts, terms weighted by how few texts have them (tf-idf), and a text belongs to the
 * type it points to most (cosine). Terms of no example say nothing; a text without any gets no suggestion.
 */
export const suggestionsFrom = (examples: readonly Example[], termsOf: (text: string) => readonly string[]) => {
  const texts = examples.map(({ text, type }) => ({ type, terms: termsOf(text) }));
  const having = new Map<string, number>();
  for (const { terms } of texts) for (const term of new Set(terms)) having.set(term, (having.get(term) ?? 0) + 1);
  const vectorOf = (terms: readonly string[]): Vector => {
    const counts = new Map<string, number>();
    for (const term of terms) if (having.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    const weighted = [...counts].map(
      ([term, count]) => [term, (1 + Math.log(count)) * Math.log((1 + texts.length) / (1 + Number(having.get(term))))] as const,
    );
    return scaled(new Map(weighted.filter(([, weight]) => weight > 0)));
  };
  const sums = new Map<string, Map<string, number>>();
  for (const { type, terms } of texts) {
    const sum = sums.get(type) ?? new Map<string, number>();
    sums.set(type, sum);
    for (const [term, weight] of vectorOf(terms)) sum.set(term, (sum.get(term) ?? 0) + weight);
  }
  const types = [...sums].map(([type, sum]) => ({ type, mean: scaled(sum) }));
  return (text: string): Suggestion => {
    const vector = [...vectorOf(termsOf(text))];
    const scored = types
      .map(({ type, mean }) => ({ type, score: vector.reduce((sum, [term, weight]) => sum + weight * (mean.get(term) ?? 0), 0) }))
      .filter(({ score }) => score > 0)
      .toSorted((one, other) => other.score - one.score);
    const [best, next] = scored;
    const margin = (best?.score ?? 0) - (next?.score ?? 0);
    return { types: scored.slice(0, MOST).map(({ type }) => type), unsure: margin < MARGIN };
  };
};
