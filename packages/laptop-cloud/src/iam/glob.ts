/** marks that no text can equal: a wildcard stays apart from a literal star or question mark */
export const ANY_TEXT = Symbol('*');
export const ANY_CHARACTER = Symbol('?');

/** one unit of a pattern: one UTF-16 code unit of text, or a wildcard */
export type Unit = string | typeof ANY_TEXT | typeof ANY_CHARACTER;

/** splits text into units; `*` and `?` become wildcards when asked to */
export function units(text: string, wildcards: boolean): Unit[] {
  const out: Unit[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (wildcards && unit === '*') out.push(ANY_TEXT);
    else if (wildcards && unit === '?') out.push(ANY_CHARACTER);
    else out.push(unit);
  }
  return out;
}

/** whole-text match; linear but for one step back to the latest star, so no pattern can blow up */
export function matchUnits(pattern: readonly Unit[], text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const unit = pattern[p];
    if (unit === ANY_TEXT) {
      star = p++;
      resume = t;
    } else if (unit !== undefined && (unit === ANY_CHARACTER || unit === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === ANY_TEXT) p++;
  return p === pattern.length;
}

/** compiles a wildcard pattern without variables, with a fast form for the shapes policies mostly have */
export function compileGlob(pattern: string): (text: string) => boolean {
  if (pattern === '*') return () => true;
  const first = pattern.search(/[*?]/);
  if (first < 0) return (text) => text === pattern;
  if (first === pattern.length - 1 && pattern.endsWith('*')) {
    const prefix = pattern.slice(0, -1);
    return (text) => text.startsWith(prefix);
  }
  const compiled = units(pattern, true);
  return (text) => matchUnits(compiled, text);
}
