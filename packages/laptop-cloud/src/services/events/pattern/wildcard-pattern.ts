const STAR = Symbol('*');
type Unit = string | typeof STAR;

/**
 * Compiles a `wildcard` pattern: `*` is any text, a backslash makes a star or a backslash plain.
 * Throws an Error for two stars in a row and for any other escape.
 */
export function compileWildcard(pattern: string): (text: string) => boolean {
  const compiled = parse(pattern);
  const [first = ''] = compiled;
  if (!compiled.includes(STAR)) {
    const plain = compiled.map(String).join('');
    return (text) => text === plain;
  }
  return (text) => (first === STAR || text.startsWith(first)) && matches(compiled, text);
}

function parse(pattern: string): readonly Unit[] {
  const out: Unit[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') out.push(plain);
    plain = '';
  };
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern.charAt(at);
    const following = pattern.charAt(at + 1);
    if (unit === '*') {
      if (following === '*') throw new Error(`Consecutive wildcard characters at pos ${at}`);
      flush();
      out.push(STAR);
    } else if (unit === '\\') {
      if (following !== '*' && following !== '\\') throw new Error(`Invalid escape character at pos ${at}`);
      plain += following;
      at++;
    } else plain += unit;
  }
  flush();
  return out;
}

/** leftmost place for each piece between stars; the last piece must end the text */
function matches(compiled: readonly Unit[], text: string): boolean {
  let at = 0;
  for (const [index, unit] of compiled.entries()) {
    if (unit === STAR) continue;
    const afterStar = compiled[index - 1] === STAR;
    if (index === compiled.length - 1 && afterStar) return text.length - unit.length >= at && text.endsWith(unit);
    const found = afterStar ? text.indexOf(unit, at) : text.startsWith(unit, at) ? at : -1;
    if (found < 0) return false;
    at = found + unit.length;
  }
  return compiled.at(-1) === STAR || at === text.length;
}
