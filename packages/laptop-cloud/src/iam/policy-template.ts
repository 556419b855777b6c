import { type Unit, units } from './glob.ts';

/** values of a context key (lower case); undefined when the request does not carry it */
export type Lookup = (key: string) => readonly string[] | undefined;

type Part =
  | { readonly kind: 'units'; readonly units: readonly Unit[] }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback?: string };

/** text with policy variables: `${aws:PrincipalTag/team, 'default'}`, and `${*}` `${?}` `${$}` for the literal characters */
export interface Template {
  readonly variables: boolean;
  /** the pattern of one request, or undefined when a variable has no value: such a pattern matches nothing */
  resolve(lookup: Lookup): readonly Unit[] | undefined;
}

const VARIABLE = /\$\{\s*([^},]*?)\s*(?:,\s*'([^']*)'\s*)?\}/g;

/**
 * @param wildcards whether `*` and `?` in the text itself are wildcards
 * @param from index from which variables are variables; before it they are plain text. Infinity: nowhere
 */
export function compileTemplate(text: string, wildcards: boolean, from: number): Template {
  const parts: Part[] = [];
  let done = 0;
  const plain = (end: number) => {
    if (end > done) parts.push({ kind: 'units', units: units(text.slice(done, end), wildcards) });
  };
  for (const found of text.matchAll(VARIABLE)) {
    if (found.index < from) continue;
    plain(found.index);
    done = found.index + found[0].length;
    const key = found[1] ?? '';
    if (key === '*' || key === '?' || key === '$') parts.push({ kind: 'units', units: [key] });
    else parts.push({ kind: 'variable', key: key.toLowerCase(), ...(found[2] === undefined ? {} : { fallback: found[2] }) });
  }
  plain(text.length);
  const variables = parts.some((part) => part.kind === 'variable');
  if (!variables) {
    const fixed = parts.flatMap((part) => (part.kind === 'units' ? part.units : []));
    return { variables, resolve: () => fixed };
  }
  return { variables, resolve: (lookup) => resolveParts(parts, lookup) };
}

function resolveParts(parts: readonly Part[], lookup: Lookup): readonly Unit[] | undefined {
  const out: Unit[] = [];
  for (const part of parts) {
    if (part.kind === 'units') {
      out.push(...part.units);
      continue;
    }
    const values = lookup(part.key);
    // a key with several values cannot stand for one text
    const value = values?.length === 1 ? values[0] : part.fallback;
    if (value === undefined) return undefined;
    out.push(...units(value, false));
  }
  return out;
}

/** index just after the fifth colon, from which a resource ARN may carry variables; Infinity when there is none */
export function afterFifthColon(arn: string): number {
  let at = -1;
  for (let colons = 0; colons < 5; colons++) {
    at = arn.indexOf(':', at + 1);
    if (at < 0) return Number.POSITIVE_INFINITY;
  }
  return at + 1;
}
