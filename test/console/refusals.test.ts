import { expect, test } from 'vitest';
import { refusalText } from '../../console/src/shell/refusal-text.ts';
import { shortName } from '../../console/src/shell/short-name.ts';
import { voiceOf } from '../../domain/wording/voice.ts';

const voiceIn = (locale: 'en' | 'fr') => voiceOf(locale, { person: shortName, instant: (iso) => iso.slice(0, 10) });

test('instants, roles, choices and people are written as people write them', () => {
  const about = { person: 'ana@desk.example.com', has: ['risk', 'lead'], wanted: ['risk', 'lead'] };
  expect(refusalText({ code: 'person-may-not', about }, voiceIn('fr'))).toBe(
    'Ana a le rôle Risque, Responsable. Cette tâche demande l’un de ces rôles : Risque, Responsable.',
  );
  const decided = { by: 'ana@desk.example.com', at: '2026-11-23T12:00:00.000Z', choice: 'approve' };
  expect(refusalText({ code: 'task-decided', about: decided }, voiceIn('en'))).toBe(
    'Too late: Ana decided the task on 2026-11-23 (Approve). Nothing changed.',
  );
});

test('a request with wrong fields names them as the form does', () => {
  const problem = { type: 'urn:firstsale:problem:invalid-request', fields: [{ field: 'body.reason' }, { field: 'to' }] };
  expect(refusalText(problem, voiceIn('en'))).toBe('Check these fields: reason, to.');
  const short = { field: 'body.reason', code: 'too_small', about: { wanted: 'string', limit: 1, inclusive: true } };
  expect(refusalText({ ...problem, fields: [short, { field: 'to' }] }, voiceIn('fr'))).toBe(
    'Vérifiez ces champs : reason (il faut au moins 1 caractère), to.',
  );
  expect(refusalText({ type: 'urn:firstsale:problem:invalid-policy', findings: [1, 2] }, voiceIn('fr'))).toBe(
    'La politique se contredit en 2 endroits.',
  );
});

test('a code of a newer API than the page is worded by its kind, and no problem of ours is left to its own words', () => {
  expect(refusalText({ type: 'urn:firstsale:problem:not-allowed', code: 'brand-new' }, voiceIn('fr'))).toBe(
    'Votre rôle ne le permet pas.',
  );
  expect(refusalText({ type: 'about:blank' }, voiceIn('fr'))).toBeUndefined();
  expect(refusalText({}, voiceIn('en'))).toBeUndefined();
});
