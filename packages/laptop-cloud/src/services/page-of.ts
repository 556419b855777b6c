/** One page of a list: tokens are positions. `limit` undefined: everything that is left. */
export function page<T>(
  items: readonly T[],
  limit: number | undefined,
  token: string | undefined,
): { items: T[]; next: { NextToken?: string } } {
  const from = token === undefined ? 0 : Math.max(0, Number.parseInt(token, 10) || 0);
  const to = limit === undefined ? items.length : from + limit;
  return { items: items.slice(from, to), next: to < items.length ? { NextToken: String(to) } : {} };
}
