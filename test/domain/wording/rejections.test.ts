import { describe, expect, test } from 'vitest';
import { type Rejection, rejectionInEnglish, rejections, rejectionWords } from '../../../domain/events/rejection.ts';
import { parseEvent } from '../../../domain/events.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { rightEvents } from './bad-events.ts';
import {
  refusedApplications,
  refusedByShape,
  refusedFacts,
  refusedMessages,
  refusedOutages,
  refusedPayments,
} from './every-rejection.ts';

const shapes = new Map(refusedByShape().map((one) => [JSON.stringify(one), one]));
const others = [
  ...(await refusedPayments()),
  ...(await refusedFacts()),
  ...(await refusedApplications()),
  ...(await refusedMessages()),
  ...(await refusedOutages()),
];
const all: readonly Rejection[] = [...shapes.values(), ...others];

/** words that stand in no French sentence and are no field of an event */
const english =
  /(?<![\p{L}.])(the|of|is|are|was|not|with|send|expected|received|invalid|one|at|and|but|to|be|must|has|have|missing|again|merchant)(?![\p{L}.])/iu;
/** values of the event, and what a sender has to write just so: quoted values, instants, numbers, names of fields and codes */
const values = (text: string): readonly string[] => [
  ...[...text.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value),
  ...(text.match(/(?<!-)-?\b\d[\w:.-]*\w|\b\d\b/g) ?? []),
  ...(text.match(/\b\w+[a-z0-9][.:_](?=\w)[\w.:]*\w|\b[a-z]+[A-Z]\w*|\b[A-Z]{2,}\b/g) ?? []),
];

describe('events with one wrong field, for every field and every wrong value', () => {
  test('are refused for that one thing: without it the event is right', () => {
    for (const event of rightEvents) expect(parseEvent(event)).toMatchObject({ ok: true });
    expect(shapes.size).toBeGreaterThan(300);
  });
});

describe('why an event was refused, and what to do', () => {
  test.each(Object.keys(rejections))('is produced here in every kind: %s', (code) => {
    expect(all.map((one) => one.code)).toContain(code);
  });

  test('carries values of the shape that its code declares', () => {
    for (const { code, about } of all) expect(rejections[code].about.safeParse(about).success, code).toBe(true);
  });

  test('is worded in English and in French, with every value and every field', () => {
    for (const one of all) {
      const en = rejectionInEnglish(one);
      const fr = rejectionWords(one, voiceOf('fr')) ?? { message: '', remedy: '' };
      for (const [said, was] of [
        [fr.message, en.message],
        [fr.remedy, en.remedy],
      ] as const) {
        expect(was).toMatch(/^\S.*\S$/s);
        expect(was).not.toMatch(/undefined|[$]\{|\[object/);
        expect(said, was).not.toBe(was);
        for (const value of values(was)) expect(said, was).toContain(value);
        const free = said.replaceAll(/«[^»]*»/g, '').replaceAll(/motif .*/g, '');
        expect(free, was).not.toMatch(english);
        expect(free).not.toMatch(/undefined|"|\$\d/);
      }
      if (en.message.startsWith(`${one.field} `)) expect(fr.message).toContain(one.field);
    }
  });

  test('is left to the words it was kept with where the code or its values are of another version', () => {
    expect(rejectionWords({ code: 'brand_new', about: {} }, voiceOf('fr'))).toBeUndefined();
    expect(rejectionWords({ code: 'wrong_currency' }, voiceOf('fr'))).toBeUndefined();
  });
});
