import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rejectionCodes, rejectionInFrench } from '../../console/src/i18n/french/rejections.ts';
import type { Rejection } from '../../domain/events/rejection.ts';
import { parseEvent } from '../../domain/events.ts';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { rightEvents } from './bad-events.ts';
import { refusedApplications, refusedByShape, refusedFacts, refusedPayments } from './every-rejection.ts';

const shapes = new Map(refusedByShape().map((one) => [JSON.stringify(one), one]));
const others = [...(await refusedPayments()), ...(await refusedFacts()), ...(await refusedApplications())];
const all: readonly Rejection[] = [...shapes.values(), ...others];

/** words that stand in no French sentence and are no field of an event */
const english =
  /(?<![\p{L}.])(the|of|is|are|was|not|with|send|expected|received|invalid|one|at|and|but|to|be|has|have|missing|again|merchant)(?![\p{L}.])/iu;
/** what is told of what was sent, and what a sender has to write just so: quoted values, instants, numbers, names of fields and codes */
const values = (text: string): readonly string[] => [
  ...[...text.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value),
  ...(text.match(/(?<!-)-?\b\d[\w:.-]*\w|\b\d\b/g) ?? []),
  ...(text.match(/\b\w+[a-z0-9][.:_](?=\w)[\w.:]*\w|\b[a-z]+[A-Z]\w*|\b[A-Z]{2,}\b/g) ?? []),
  ...(text.match(/pattern \/.*\//g)?.map((one) => one.slice('pattern '.length)) ?? []),
];

describe('what is refused of every event, for every field and every wrong value', () => {
  test('is refused for that one thing: without it the event is right', () => {
    for (const event of rightEvents) expect(parseEvent(event)).toMatchObject({ ok: true });
    expect(shapes.size).toBeGreaterThan(300);
  });
});

describe('why an event was refused, and what to do', () => {
  test.each(rejectionCodes)('is produced here in every kind: %s', (code) => {
    expect(all.map((one) => one.code)).toContain(code);
  });

  test('is said in French, with every value and every field', () => {
    for (const one of all) {
      const french = rejectionInFrench(one);
      expect(french).toMatchObject({ code: one.code, field: one.field });
      for (const [said, was] of [
        [french.message, one.message],
        [french.remedy, one.remedy],
      ] as const) {
        expect(said, was).not.toBe(was);
        for (const value of values(was)) expect(said, was).toContain(value);
        expect(said.replaceAll(/«[^»]*»/g, ''), was).not.toMatch(english);
        expect(said.replaceAll(/«[^»]*»/g, '')).not.toMatch(/undefined|"|\$\d/);
      }
      if (one.message.startsWith(`${one.field} `)) expect(french.message).toContain(one.field);
    }
  });

  test('is left as it was filed where nobody knows it', () => {
    const filed = { code: 'brand_new', message: 'the moon is wrong', remedy: 'wait' };
    expect(rejectionInFrench(filed)).toEqual(filed);
    const half = { code: 'field_invalid', message: 'data.x is not valid: is odd', remedy: 'correct data.x' };
    expect(rejectionInFrench(half)).toEqual(half);
  });
});

/** sentences in the code that refuses events; those about something else are named by what is before them */
const sentences = projectFiles('{domain,functions}/**/*.ts').flatMap((file) => {
  const source = readFileSync(projectPath(file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  if (!/(?:import .*|interface )\b(?:Rejection|refused)\b/.test(source)) return [];
  const literal =
    /(stale\(\s*|Error\(|InvalidInput\('\w+', |remediation: [^'"`]*)?(?:'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"|`([^`]*)`)/g;
  return [...source.matchAll(literal)].flatMap(([, about, single, double, template]) => {
    const text = single ?? double ?? template ?? '';
    return about === undefined && text.split(' ').length > 2 ? [{ file, text }] : [];
  });
});
const asPattern = (text: string): RegExp =>
  new RegExp(
    text
      .split(/\$\{(?:[^{}]|\{[^}]*\})*\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
    's',
  );

test.each(sentences)('no sentence of a refusal is left out here: $file, $text', ({ text }) => {
  const pattern = asPattern(text);
  expect(all.some((one) => pattern.test(one.message) || pattern.test(one.remedy))).toBe(true);
});
