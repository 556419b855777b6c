/** what may stand for one character of the pattern: its lower and its upper form, each perhaps several characters */
type Forms = readonly string[];

const SURROGATE = /[\ud800-\udfff]/;

// half of a pair has no bytes of its own: AWS's matcher reads it as a question mark
const formsOf = (unit: string): Forms => (SURROGATE.test(unit) ? ['?'] : [...new Set([unit.toLowerCase(), unit.toUpperCase()])]);

/** every position after `from` that the forms can reach in the text */
function step(text: string, from: ReadonlySet<number>, forms: Forms): Set<number> {
  const reached = new Set<number>();
  for (const at of from) {
    for (const form of forms) if (text.startsWith(form, at)) reached.add(at + form.length);
  }
  return reached;
}

function ends(text: string, pattern: readonly Forms[], starts: ReadonlySet<number>): ReadonlySet<number> {
  let reached = starts;
  for (const forms of pattern) {
    if (reached.size === 0) break;
    reached = step(text, reached, forms);
  }
  return reached;
}

/**
 * Matching without case, character by character: the pattern's characters have two forms, the value's are taken as they are.
 * Whole text, its beginning or its end.
 */
export function compileIgnoringCase(pattern: string, where: 'whole' | 'start' | 'end'): (text: string) => boolean {
  const forms = Array.from({ length: pattern.length }, (_, at) => formsOf(pattern.charAt(at)));
  const simple = forms.every((one) => one.every((form) => form.length === 1));
  if (simple) return compileSimple(forms, where);
  return (text) => {
    const starts = where === 'end' ? new Set(Array.from({ length: text.length + 1 }, (_, at) => at)) : new Set([0]);
    const reached = ends(text, forms, starts);
    return where === 'start' ? reached.size > 0 : reached.has(text.length);
  };
}

function compileSimple(forms: readonly Forms[], where: 'whole' | 'start' | 'end'): (text: string) => boolean {
  const length = forms.length;
  return (text) => {
    if (where === 'whole' ? text.length !== length : text.length < length) return false;
    const offset = where === 'end' ? text.length - length : 0;
    return forms.every((one, at) => one.includes(text.charAt(offset + at)));
  };
}
