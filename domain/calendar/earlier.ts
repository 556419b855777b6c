/** The earlier of two instants (ISO 8601 UTC with milliseconds: text order is time order). */
export function earlier(a: string, b: string): string {
  if (a < b) return a;
  return b;
}

/** The later of two instants (ISO 8601 UTC with milliseconds). */
export function later(a: string, b: string): string {
  if (a > b) return a;
  return b;
}
