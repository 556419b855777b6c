import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedLists } from '../../../domain/policy/risk-lists.ts';
import { mccTitle } from '../../../domain/requirement/check-mcc.ts';
import { projectFiles, projectPath } from '../../../lib/project.ts';
import { aPolicy } from '../given.ts';

const codesIn = (text: string, near: RegExp): readonly string[] =>
  Array.from(text.matchAll(near), ([found]) => Array.from(found.matchAll(/(?<!\d)\d{4}(?!\d)/g), ([code]) => code)).flat();

test('every merchant category code the product itself names is one it takes', () => {
  const policy = JSON.stringify(aPolicy());
  const sources = projectFiles('{world,programs,domain}/**/*.ts').map((file) => readFileSync(projectPath(file), 'utf8'));
  const named = new Set([
    ...[...shippedLists.mccRisk.high, ...shippedLists.mccRisk.medium, ...aPolicy().risk.prohibitedMccs],
    ...codesIn(policy, /"fact":"mcc"[^}]*\}/g),
    ...sources.flatMap((text) => codesIn(text, /mcc\w*(: Readonly<Record<string, string>>)? ?[:=] ?(\{[^}]*\}|'\d{4}')/gi)),
  ]);
  expect(named.size).toBeGreaterThan(60);
  expect([...named].filter((code) => mccTitle(code) === undefined)).toEqual([]);
});
