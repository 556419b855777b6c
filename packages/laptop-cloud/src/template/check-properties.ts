type Pattern = readonly string[];

/** `A.B[].C` to its steps: A, B, [], C */
const stepsOf = (pattern: string): Pattern =>
  pattern
    .replaceAll('[]', '.[]')
    .split('.')
    .filter((step) => step !== '');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsedPatterns = new WeakMap<readonly string[], readonly Pattern[]>();

/**
 * The properties no pattern covers, each named by its shortest path.
 * @param patterns dotted; `[]` any array item, `*` any key, `**` any subtree
 */
export function unsupportedProperties(properties: Readonly<Record<string, unknown>>, patterns: readonly string[]): string[] {
  let parsed = parsedPatterns.get(patterns);
  if (parsed === undefined) {
    parsed = patterns.map(stepsOf);
    parsedPatterns.set(patterns, parsed);
  }
  const found = new Set<string>();
  const active = parsed;
  for (const [key, value] of Object.entries(properties)) walk(value, key, descend(active, key), found);
  return [...found];
}

/** what is left of the patterns that allow this step */
const descend = (patterns: readonly Pattern[], step: string): readonly Pattern[] =>
  patterns.flatMap((pattern) => {
    if (pattern[0] === '**') return [pattern];
    if (pattern[0] === step || (pattern[0] === '*' && step !== '[]')) return [pattern.slice(1)];
    return [];
  });

function walk(value: unknown, path: string, patterns: readonly Pattern[], found: Set<string>): void {
  if (patterns.length === 0) {
    found.add(path);
    return;
  }
  if (patterns.some((pattern) => pattern[0] === '**')) return;
  if (Array.isArray(value)) {
    const next = descend(patterns, '[]');
    for (const item of value) walk(item, `${path}[]`, next, found);
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) walk(item, `${path}.${key}`, descend(patterns, key), found);
  } else if (!patterns.some((pattern) => pattern.length === 0)) found.add(path);
}
