import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { deadlineFields } from '../../console/src/policy/deadline-fields.ts';
import { textAt, textsAt, valueAt, withValueAt } from '../../console/src/policy/json-path.ts';
import { asVariant, blankOf, fieldOf, namesIn } from '../../console/src/policy/schema-fields.ts';
import { en } from '../../console/src/policy/words/en.ts';
import { businessCalendar } from '../../domain/calendar/business-calendar.ts';
import { checkPolicy, readDocument } from '../../domain/check-policy/check-policy.ts';
import { nudgePolicy, rung, stageLadder } from '../../domain/policy/nudge-schema.ts';
import { policyDocument } from '../../domain/policy/policy-schema.ts';
import { catalogueEntry } from '../../domain/policy/requirement-schema.ts';
import { riskPolicy, riskRule } from '../../domain/policy/risk-schema.ts';
import { taskPolicy } from '../../domain/policy/task-schema.ts';
import bundled from '../../policies/default.json' with { type: 'json' };

const document: unknown = policyDocument.parse(bundled);

describe('the forms of a policy', () => {
  const shown = [
    ...namesIn(nudgePolicy),
    ...namesIn(taskPolicy),
    ...namesIn(policyDocument.shape.ourMoveLimits),
    ...deadlineFields.map(({ name }) => name),
    ...[...namesIn(catalogueEntry), ...namesIn(riskRule.omit({ when: true })), ...namesIn(businessCalendar)],
    ...namesIn(riskPolicy.omit({ rules: true })),
    ...['ourMoveLimits', 'providerMoveLimits', 'nudges', 'when'],
  ];
  test('follow the schema: a field it gets is a field of the form', () => {
    expect(shown.length).toBeGreaterThan(60);
    expect(namesIn(stageLadder.extend({ onlyOnMondays: z.boolean() }))).toContain('onlyOnMondays');
  });
  test.each(shown.map((name) => `field.${name}`))('have words for %s', (key) => expect(en).toHaveProperty([key]));
  test('have words for every kind of step', () => {
    const field = fieldOf(rung);
    expect(field.kind === 'variants' ? field.variants.map(({ value }) => `kind.${value}`) : []).toSatisfy(
      (kinds: string[]) => kinds.length === 3 && kinds.every((kind) => kind in en),
    );
  });
  test('show what a schema asks for as it is: a choice, a list, one of several kinds; what they do not understand is left to the JSON', () => {
    expect(fieldOf(z.enum(['a', 'b']).optional())).toEqual({ kind: 'choice', options: ['a', 'b'] });
    expect(fieldOf(z.array(z.enum(['a'])).default([]))).toEqual({ kind: 'choices', options: ['a'] });
    expect(fieldOf(z.array(z.string())).kind).toBe('texts');
    expect(fieldOf(z.array(z.number())).kind).toBe('json');
    expect([fieldOf(z.iso.date()).kind, fieldOf(z.array(z.iso.date())).kind]).toEqual(['text', 'texts']);
    expect(fieldOf(z.record(z.string(), z.int())).kind).toBe('amounts');
    expect(fieldOf(z.record(z.string(), z.string())).kind).toBe('json');
    expect(fieldOf(z.unknown()).kind).toBe('json');
    expect([fieldOf(z.number()).kind, fieldOf(z.boolean()).kind]).toEqual(['number', 'switch']);
  });
  test('a new step is incomplete until it is filled in, and as another kind keeps its day', () => {
    const added = withValueAt(document, 'nudges.ladders.0.rungs', [blankOf(rung)]);
    const read = readDocument(added);
    expect(read.ok ? [] : read.findings.map(({ field }) => field)).toContain('nudges.ladders.0.rungs.0.afterWorkingDays');
    const field = fieldOf(rung);
    const before = { kind: 'nudge', afterWorkingDays: 3, channel: 'email', template: 't' };
    expect(field.kind === 'variants' && asVariant(field, 'task', before)).toEqual({
      kind: 'task',
      afterWorkingDays: 3,
      queue: '',
    });
  });
});

describe('a value of a policy', () => {
  test('is changed at its place; everything beside it stays the very same', () => {
    const after = withValueAt(document, 'nudges.ladders.1.rungs.0.afterWorkingDays', 1);
    expect(valueAt(after, 'nudges.ladders.1.rungs.0.afterWorkingDays')).toBe(1);
    expect(valueAt(after, 'letters')).toBe(valueAt(document, 'letters'));
    expect(valueAt(after, 'nudges.ladders.0')).toBe(valueAt(document, 'nudges.ladders.0'));
  });
  test('that is taken away is absent, not empty', () => {
    const after = withValueAt(document, 'tasks.digest', undefined);
    expect(Object.keys(Object(valueAt(after, 'tasks')))).not.toContain('digest');
    expect(checkPolicy(policyDocument.parse(after))).toEqual([]);
  });
  test('that is not there is nothing to show', () => {
    expect([valueAt(document, 'no.such.place'), textAt(document, 'nudges'), textsAt(document, 'title')]).toEqual([
      undefined,
      '',
      [],
    ]);
  });
});
