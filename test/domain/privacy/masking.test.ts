import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { personalKinds } from '../../../domain/model/erasure.ts';
import { type Item, type ItemKind, item } from '../../../domain/model/item.ts';
import { itemsOf } from '../../../domain/model/snapshot.ts';
import { timelineEntry } from '../../../domain/model/timeline-entry.ts';
import { maskEntry } from '../../../domain/privacy/mask-entry.ts';
import { maskItem, textsOf } from '../../../domain/privacy/mask-item.ts';
import { declaredAs, personalTexts } from '../../../domain/privacy/personal-texts.ts';
import { textsIn } from '../../../domain/privacy/texts-in.ts';
import { someCase, someDoneTask, someEntry, someId, someMerchant, someRequirement, someTask } from '../../adapters/some.ts';
import { aDecidedTask, registered } from '../given.ts';

const all = new Set(personalKinds);
const kinds = Object.keys(personalTexts) as ItemKind[];

describe('every kind of item', () => {
  it.each(kinds)('%s says of each of its texts whether it is personal', (kind) => {
    const declared = personalTexts[kind];
    if ('gone' in declared) return;
    const undeclared = textsOf(kind).filter(({ path }) => declaredAs(declared.texts, path) === undefined);
    expect(undeclared.map(({ path }) => path)).toEqual([]);
  });
  it.each(kinds)('%s declares nothing that it does not have', (kind) => {
    const declared = personalTexts[kind];
    const paths = textsOf(kind).map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(0);
    const names = 'gone' in declared ? [] : Object.keys(declared.texts);
    expect(names.filter((name) => !paths.some((path) => path === name || path.startsWith(`${name}.`)))).toEqual([]);
  });
});

describe('a masked item', () => {
  const merchant = someMerchant(someId(1), {
    ...{ legalName: 'Zplanted', tradingName: 'Zplanted', vatNumber: 'Zplanted', website: 'https://zplanted.example' },
    ...{ externalReference: 'zplanted', contact: { name: 'Zplanted', email: 'zplanted@x.example', phone: 'zplanted' } },
    ...{ closeReason: 'Zplanted', companyRegisteredOn: '1961-07-13' },
  });
  const person = itemsOf(registered({ persons: [{ name: 'Zplanted', roles: ['owner'], birthDate: '1961-07-13' }] })).find(
    (one) => one.kind === 'person',
  );
  const items: readonly Item[] = [
    merchant,
    ...(person === undefined ? [] : [person]),
    someCase(someId(1), 'c', { title: 'Zplanted' }),
    someRequirement(someId(1), 'r', {
      ...{ of: 'Zplanted', documentReference: 'zplanted', errors: [{ code: 'unreadable', remediation: 'Zplanted' }] },
      deadlineHistory: [
        {
          from: '2026-01-01T00:00:00.000Z',
          to: '2026-01-02T00:00:00.000Z',
          at: '2026-01-01T00:00:00.000Z',
          by: 'leo',
          reason: 'Zplanted',
        },
      ],
    }),
    aDecidedTask('t', 'approve', {
      facts: ['Zplanted', { code: 'x', about: { name: 'Zplanted', several: ['Zplanted'] } }],
      decision: { choice: 'approve', reason: 'Zplanted', by: 'leo', at: '2026-01-01T00:00:00.000Z' },
    }),
  ];
  test.each(items)('$kind names nobody, is still one, and is masked once', (one) => {
    expect(JSON.stringify(one)).toMatch(/zplanted/i);
    const masked = maskItem(one, all);
    if (masked === undefined) throw new Error('it is gone');
    expect(item.parse(masked)).toEqual(masked);
    expect(JSON.stringify(masked)).not.toMatch(/zplanted|1961-07-13/i);
    expect(maskItem(masked, all)).toEqual(masked);
  });
  it('keeps what was decided, by whom and when', () => {
    const task = items.at(-1);
    expect(task && maskItem(task, all)).toMatchObject({
      decision: { choice: 'approve', reason: 'erased', by: 'leo', at: '2026-01-01T00:00:00.000Z' },
      facts: ['erased', { code: 'x', about: { name: 'erased', several: ['erased'] } }],
    });
  });
  it('loses one kind of data at a time', () => {
    const masked = maskItem(merchant, new Set(['contact'] as const));
    expect(masked).toMatchObject({ legalName: 'Zplanted', contact: {} });
    expect(JSON.stringify(masked)).not.toContain('@x.example');
  });
  it.each([
    ['case', 'erased'],
    ['check_in', 'erased'],
    ['risk_review', 'Zplanted asks'],
  ] as const)(
    'of a task about a %s goes with what the merchant said, or is kept with the record of who it is',
    (subjectKind, title) => {
      const task = someTask(someId(1), 't', { subjectKind, title: 'Zplanted asks' });
      expect(maskItem(task, new Set(['contact'] as const))).toMatchObject({ title, queue: task.queue });
    },
  );
  it('goes as a whole where it is personal as a whole, with its kind of data and not before', () => {
    const member = itemsOf(registered()).find((one) => one.kind === 'member');
    if (member === undefined) throw new Error('nobody may sign in');
    expect(maskItem(member, new Set(['accounting'] as const))).toBe(member);
    expect(maskItem(member, all)).toBeUndefined();
  });
  it('that has nothing personal stays as it is', () => {
    const one = someDoneTask(someId(1), 't');
    expect(maskItem(one, new Set())).toEqual(one);
  });
});

describe('a masked entry of the timeline', () => {
  const id = someId(1);
  const entry = (type: string, more: object = {}) => someEntry(id, 'e', { type, ...more });
  it('keeps codes, ids, instants and amounts; what people wrote, and who of the merchant did it, goes', () => {
    const masked = maskEntry(
      entry('task.decided.v1', {
        ...{ actor: { kind: 'person', id: 'leo' }, reason: 'Zplanted', causationId: 'zplanted-1', result: { name: 'Zplanted' } },
        data: {
          choice: 'approve',
          taskId: 't',
          by: 'leo',
          note: 'Zplanted',
          amounts: [1, null],
          nested: { name: 'Zplanted', at: '2026-01-01T00:00:00.000Z' },
        },
      }),
      all,
    );
    expect(masked).toMatchObject({
      actor: { kind: 'person', id: 'leo' },
      data: { choice: 'approve', taskId: 't', amounts: [1, null] },
    });
    expect(masked.data['nested']).toEqual({ name: 'erased', at: '2026-01-01T00:00:00.000Z' });
    expect(JSON.stringify(masked)).not.toMatch(/zplanted/i);
    expect(maskEntry(masked, all)).toEqual(masked);
    expect(timelineEntry.parse(masked)).toEqual(masked);
  });
  it('keeps a reason that a rule gave, and none that a person did', () => {
    const ours = {
      actor: { kind: 'system', id: 'handle-due' },
      reason: 'our_move',
      data: { reason: 'our_move', birthDate: '1961-07-13' },
    };
    expect(maskEntry(entry('nudge.suppressed.v1', ours), all)).toMatchObject({
      reason: 'our_move',
      data: { reason: 'our_move', birthDate: 'erased' },
    });
    const theirs = { actor: { kind: 'merchant', id: 'lia@x.example' }, reason: 'sold', data: { reason: 'sold' } };
    expect(maskEntry(entry('merchant.withdrawn.v1', theirs), all)).toMatchObject({
      actor: { kind: 'merchant', id },
      data: { reason: 'erased' },
    });
    const typed = { actor: { kind: 'system', id: 'run' }, reason: 'Written by Lia', data: {} };
    expect(maskEntry(entry('merchant.closed.v1', typed), all)).not.toHaveProperty('reason');
  });
  it('whose id names a member loses the name, and stays one of a kind', () => {
    const invited = someEntry(id, 'member/lia@x.example/invited/3', {
      type: 'member.invited.v1',
      data: { memberId: 'lia@x.example' },
    });
    expect(maskEntry(invited, all)).toMatchObject({ id: 'member/erased/invited/3', data: { memberId: 'erased' } });
  });
  it('waits for its own kind of data', () => {
    const said = entry('contact.logged.v1', { data: { summary: 'Zplanted' } });
    expect(maskEntry(said, new Set(['identification'] as const))).toBe(said);
    expect(maskEntry(said, new Set(['contact'] as const)).data).toEqual({ summary: 'erased' });
  });
});

test('texts are found wherever a schema may have them', () => {
  const schema = z.object({
    ...{ name: z.string().optional(), none: z.number(), word: z.enum(['a']), at: z.iso.datetime(), day: z.iso.date().nullable() },
    ...{ list: z.array(z.object({ text: z.string().default('') })), pair: z.tuple([z.string(), z.int()]) },
    ...{ by: z.record(z.string(), z.string()), trimmed: z.string().transform((one) => one.trim()), any: z.unknown() },
  });
  expect(textsIn(schema)).toEqual([
    { path: 'name', optional: true },
    { path: 'day', optional: false },
    { path: 'list.text', optional: false },
    { path: 'pair', optional: false },
    { path: 'by.*', optional: false },
    { path: 'trimmed', optional: false },
    { path: 'any', optional: false },
  ]);
});
