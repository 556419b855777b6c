import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deedOf, detailsOf, isWhyNot, type Sayings } from '../../console/src/merchant/timeline-words.ts';
import { ownTypes } from '../../domain/events/own.ts';
import { suppressionReason } from '../../domain/nudge/nudge-answer.ts';
import { termIn } from '../../domain/wording/term.ts';
import { projectPath } from '../../lib/project.ts';

/** the details as they are read, one after the other */
const lineOf = (entry: Parameters<typeof detailsOf>[0], without: readonly string[], say: Sayings): string =>
  detailsOf(entry, without, say)
    .map(({ text }) => text)
    .join(' · ');
/** what a value nobody named is shown as */
const unnamed = (value: string): string => {
  const plain = value.replace(/\.v\d+$/, '').replace(/[_.:-]+/g, ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

test.each(ownTypes.filter((type) => !['policy.published.v1'].includes(type)))('the timeline has a word for %s', (type) => {
  expect(termIn('fr', type)).not.toBe(unnamed(type));
});

test.each(suppressionReason.options)('a person can read why there was no nudge: %s', (reason) => {
  expect(termIn('fr', reason)).not.toBe(unnamed(reason));
  expect(termIn('en', reason)).not.toBe(unnamed(reason));
});

test('a person who asks for a nudge did not stall', () => {
  expect(deedOf('merchant.stalled.v1', 'person')).toBe('merchant.nudge-asked.v1');
  expect(deedOf('merchant.stalled.v1', 'system')).toBe('merchant.stalled.v1');
  expect([isWhyNot('nudge.suppressed.v1'), isWhyNot('nudge.deferred.v1'), isWhyNot('nudge.requested.v1')]).toEqual([
    true,
    true,
    false,
  ]);
});

test('the details of an entry leave out what is said elsewhere', () => {
  const say = {
    term: (value: string) => value,
    money: (minor: number, currency: string) => `${minor} ${currency}`,
    instant: (iso: string) => `at ${iso.slice(0, 10)}`,
    rung: (n: number) => `message ${n}`,
    nameOf: (field: string, id: string) => (field === 'requirementId' && id === 'identity:p1' ? 'Identity of Ana' : undefined),
  };
  const data = { stage: 'care', rung: 0, reason: 'hold_out', until: '2026-11-23T12:00:00.000Z', amountMinor: 5, currency: 'BRL' };
  const actor = { kind: 'system', id: 'run' } as const;
  expect(lineOf({ data, actor }, ['reason'], say)).toBe('care · at 2026-11-23 · message 1 · 5 BRL');
  expect(lineOf({ data: { requirementId: 'identity:p1', queue: 'calls' }, actor }, [], say)).toBe('Identity of Ana · calls');
});

test('what a person typed is shown exactly as typed, separators and all', () => {
  const spoken = {
    term: (value: string) => termIn('en', value),
    money: String,
    instant: String,
    rung: String,
    nameOf: () => undefined,
  };
  for (const comment of [
    'see a_b: call 12.30 - ask_for.Lia',
    'a_b',
    'card_payments',
    'RUNNING',
    'https://shop.example/a_b-c.d:8443/x',
  ])
    expect(lineOf({ data: { comment }, actor: { kind: 'person', id: 'ana' } }, [], spoken)).toBe(comment);
  for (const kind of ['person', 'merchant', 'provider'] as const)
    expect(lineOf({ data: { reason: 'hold_out' }, actor: { kind, id: 'x' } }, [], spoken)).toBe('hold_out');
  expect(lineOf({ data: { reason: 'hold_out' }, actor: { kind: 'system', id: 'x' } }, [], spoken)).toBe('hold-out group');
  expect(termIn('en', 'Ask Lia_P.: two-step - done.')).toBe('Ask Lia_P.: two-step - done.');
  expect(termIn('fr', 'https://shop.example/a_b')).toBe('https://shop.example/a_b');
  expect(termIn('en', 'not_a_known_value')).toBe('Not a known value');
});

test('a label and its value are joined by the colon of the language, and words of others stand in its quotation marks', () => {
  const folder = projectPath('console/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  expect(files.length).toBeGreaterThan(60);
  const typed = files.filter((file) => /\)\}: [<{“]|\}: \$\{|[“”«»]/.test(readFileSync(`${folder}/${file}`, 'utf8')));
  expect(typed).toEqual([]);
});
