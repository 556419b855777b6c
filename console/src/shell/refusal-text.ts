import type { Problem } from '../api.ts';
import { problemWords, refusalWords } from '../i18n/refusals.ts';
import { shortName } from './short-name.ts';

/** how a value is said in the reader's language */
export interface Say {
  readonly locale: 'en' | 'fr';
  readonly term: (value: string) => string;
  readonly instant: (iso: string) => string;
  readonly number: (value: number) => string;
}

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);
const people: ReadonlySet<string> = new Set(['by', 'person']);
/** said as they are: names, and what AWS writes */
const verbatim: ReadonlySet<string> = new Set(['why', 'version', 'reference', 'fields']);

const said = (name: string, value: unknown, say: Say): string => {
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((one) => said(name, one, say)).join(', ');
  if (typeof value === 'number') return say.number(value);
  if (typeof value !== 'string') return '–';
  if (people.has(name)) return shortName(value);
  if (isInstant(value)) return say.instant(value);
  return verbatim.has(name) ? value : say.term(value);
};

const wordsOf = <Key extends string>(table: Readonly<Record<Key, readonly [string, string]>>, key: string | undefined) =>
  key === undefined ? undefined : new Map<string, readonly [string, string]>(Object.entries(table)).get(key);

const URN = 'urn:firstsale:problem:';

/** why the API said no, in the reader's words; undefined when it said so in a way nobody has words for */
export const refusalText = ({ type = '', code, about, fields, findings }: Problem, say: Say): string | undefined => {
  const words = wordsOf(refusalWords, code) ?? wordsOf(problemWords, type.replace(URN, ''));
  if (words === undefined) return undefined;
  const members: Readonly<Record<string, unknown>> = {
    fields: fields?.map(({ field }) => field.replace(/^(body|query|path)\./, '')),
    findings: findings?.length,
    ...about,
  };
  return (say.locale === 'fr' ? words[1] : words[0]).replace(/\{(\w+)\}/g, (_all, name: string) =>
    said(name, members[name], say),
  );
};
