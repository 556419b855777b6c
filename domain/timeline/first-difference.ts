/** Where two states part first, by the way to it: `requirements.bank_account.dueStatus`. */
export interface Difference {
  readonly path: string;
  readonly stored: unknown;
  readonly recomputed: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The first difference in order of the names; undefined when both say the same. The order of fields is none. */
export const firstDifference = (stored: unknown, recomputed: unknown, path = ''): Difference | undefined => {
  if (Object.is(stored, recomputed)) return undefined;
  if (!isRecord(stored) || !isRecord(recomputed)) return { path, stored, recomputed };
  const names = [...new Set([...Object.keys(stored), ...Object.keys(recomputed)])].sort();
  for (const name of names) {
    const found = firstDifference(stored[name], recomputed[name], path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
};
