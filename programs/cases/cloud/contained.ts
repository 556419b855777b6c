const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** whether everything of `wanted` is in `got`: members of objects may be more, lists have the same length */
export function contained(wanted: unknown, got: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(got) && got.length === wanted.length && wanted.every((one, index) => contained(one, got[index]));
  if (isRecord(wanted)) return isRecord(got) && Object.entries(wanted).every(([key, value]) => contained(value, got[key]));
  return wanted === got;
}
