import { describe, expect, test } from 'vitest';
import { problemWords, refusalWords } from '../../console/src/i18n/refusals.ts';
import { termIn } from '../../console/src/i18n/terms.ts';
import { refusalText } from '../../console/src/shell/refusal-text.ts';
import { problemTypes, type RefusalCode, refusals } from '../../domain/refusal.ts';

const instants: ReadonlySet<string> = new Set(['at', 'until', 'base', 'latest']);
const numbers: ReadonlySet<string> = new Set(['days', 'most']);
const roleLists: ReadonlySet<string> = new Set(['has', 'wanted']);
const sampleOf = (name: string): unknown => {
  if (instants.has(name)) return '2026-11-23T12:00:00.000Z';
  if (numbers.has(name)) return 7;
  if (roleLists.has(name)) return ['risk', 'lead'];
  if (name === 'items' || name === 'known') return ['proof_of_address'];
  if (name === 'choices') return ['approve', 'decline'];
  return ['by', 'person'].includes(name) ? 'ana@desk.example.com' : 'approve';
};
const codes = Object.keys(refusals).filter((code): code is RefusalCode => code in refusals);
const aboutOf = (code: RefusalCode): object => {
  const sample = Object.fromEntries(Object.keys(refusals[code].shape).map((name) => [name, sampleOf(name)]));
  // a member of another kind than the sample's is a mistake of this test
  return refusals[code].parse(sample);
};
const membersIn = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
const sayIn = (locale: 'en' | 'fr') => ({
  locale,
  term: (value: string) => termIn(locale, value),
  instant: (iso: string) => iso.slice(0, 10),
  number: String,
});
/** words that stand in no French sentence */
const english = /(?<!\p{L})(the|of|is|are|was|not|with|since|waiting|look|again|nobody|there|choose|too)(?!\p{L})/iu;

describe.each(codes)('the refusal %s', (code) => {
  const { shape } = refusals[code];
  test.each(['en', 'fr'] as const)('is said in the words of the page (%s), with what it is about', (locale) => {
    const told = refusalText({ type: 'urn:firstsale:problem:conflict', code, about: { ...aboutOf(code) } }, sayIn(locale)) ?? '';
    expect(told).toMatch(/^\S.*[.!]$/);
    expect(told).not.toMatch(/[{}]|undefined|\[object|–/);
    if (locale === 'fr') expect(told).not.toMatch(english);
  });

  test('is said of what it is about and of nothing else, alike in both languages', () => {
    const [ours, theirs] = refusalWords[code].map((text) => new Set(membersIn(text)));
    expect(theirs).toEqual(ours);
    for (const name of ours ?? []) expect(Object.keys(shape)).toContain(name);
  });
});

test('instants, roles, choices and people are said as people say them', () => {
  const about = aboutOf('person-may-not');
  expect(refusalText({ code: 'person-may-not', about: { ...about } }, sayIn('fr'))).toBe(
    'Ana a le rôle Risque, Responsable ; cette tâche demande : Risque, Responsable.',
  );
  expect(refusalText({ code: 'task-decided', about: { ...aboutOf('task-decided') } }, sayIn('en'))).toBe(
    'Too late: Ana decided it, 2026-11-23 (Approve). Nothing was changed.',
  );
});

describe.each(problemTypes)('a problem of the kind %s that says no more', (type) => {
  test.each(['en', 'fr'] as const)('is said in the words of the page (%s)', (locale) => {
    const urn = `urn:firstsale:problem:${type}`;
    const problem = { type: urn, fields: [{ field: 'body.reason' }, { field: 'to' }], findings: [1, 2] };
    const told = refusalText(problem, sayIn(locale)) ?? '';
    expect(told).toMatch(/^\S.*\.$/);
    expect(told).not.toMatch(/[{}]|undefined|body\./);
    if (locale === 'fr') expect(told).not.toMatch(english);
    expect(problemWords[type][0]).not.toBe(problemWords[type][1]);
  });
});

test('a code of a newer API than the page is said by its kind, and what is no problem of ours is left to its own words', () => {
  expect(refusalText({ type: 'urn:firstsale:problem:not-allowed', code: 'brand-new' }, sayIn('fr'))).toBe(
    'Votre rôle ne le permet pas.',
  );
  expect(refusalText({ type: 'about:blank' }, sayIn('fr'))).toBeUndefined();
  expect(refusalText({}, sayIn('en'))).toBeUndefined();
});
