import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as keys from '../../adapters/dynamodb/keys.ts';
import { exportedParts } from '../../domain/privacy/export-part.ts';
import { privacyTerms } from '../../domain/wording/privacy-terms.ts';
import { partsBesideFunctions, partsOfTable, type StoreRule, typesOfStore } from '../../lib/personal-stores.ts';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { tablePlaces } from '../../lib/table-places.ts';
import { Stage } from './template.ts';

/** an eraser names its store where it is made */
const erasers = projectFiles('adapters/erasers/*.ts')
  .map((file) => readFileSync(projectPath(file), 'utf8'))
  .join('\n');
const isErased = (name: string): boolean => new RegExp(`['"]${name}['"]`).test(erasers);
const rules: readonly (readonly [string, StoreRule])[] = [
  ...Object.entries(partsOfTable),
  ...Object.entries(partsBesideFunctions),
  ...Object.entries(typesOfStore),
];

/** properties by which a resource keeps what it is given */
const keeps =
  /Retention|Versioning|TimeToLive|DeletionProtection|UserPoolName|KeySchema|BucketName|SecretString|DefinitionString/;

describe.each(['dev', 'prod'] as const)('in %s', (name) => {
  const stage = new Stage(name);
  it('every type of resource that keeps data says what an erasure does about it', () => {
    const types = new Set(
      Object.entries(stage.resources)
        .filter(([, { Properties }]) => Object.keys(Object(Properties)).some((key) => keeps.test(key)))
        .map(([, { Type }]) => Type),
    );
    expect(types.size).toBeGreaterThanOrEqual(6);
    expect([...types].filter((type) => typesOfStore[type] === undefined)).toEqual([]);
  });
  it('what nobody erases is gone within the month the law gives', () => {
    for (const [, { Properties }] of stage.all('AWS::Events::Archive'))
      expect(Properties['RetentionDays']).toBeLessThanOrEqual(30);
    const queues = stage.all('AWS::SQS::Queue');
    expect(queues.length).toBeGreaterThan(5);
    for (const [, { Properties }] of queues) expect(Properties['MessageRetentionPeriod']).toBeLessThanOrEqual(14 * 86_400);
    for (const [, rule] of rules) if ('goneAfterDays' in rule) expect(rule.goneAfterDays).toBeLessThanOrEqual(30);
  });
});

describe('the one table', () => {
  const written = new Set(Object.values(tablePlaces).flatMap(({ keys: some }) => some.map((key) => key.replace(/\*$/, ''))));
  it('has a rule for every part that a function may write', () => {
    expect(written.size).toBeGreaterThan(8);
    expect([...written].filter((part) => !Object.hasOwn(partsOfTable, part))).toEqual([]);
  });
  it('has a rule for every partition that keys are made of', () => {
    const made = Object.values(keys).flatMap((make) => {
      if (typeof make === 'object') return 'pk' in make ? [make.pk] : [];
      return typeof make === 'string' && !make.includes('#') ? [make] : [];
    });
    const known = Object.keys({ ...partsOfTable, ...partsBesideFunctions });
    const indexed = ['ERASURES'];
    expect(made.length).toBeGreaterThan(4);
    expect(made.filter((pk) => !known.includes(pk) && !indexed.includes(pk) && !/^[A-Z]+#?$/.test(pk))).toEqual([]);
    expect(made.filter((pk) => !known.includes(pk) && !indexed.includes(pk))).toEqual([]);
  });
});

it('every store of one merchant is part of an export of it, or says why not', () => {
  const named = rules.flatMap(([, rule]) => ('exportedAs' in rule ? [rule.exportedAs] : []));
  const amounts = ['refunds'];
  expect(exportedParts.filter((part) => !named.includes(part) && !amounts.includes(part))).toEqual([]);
  for (const [name, rule] of rules) if ('notExported' in rule) expect(rule.notExported.length, name).toBeGreaterThan(20);
});

it('every store that is said to be erased has an eraser, and every eraser a store', () => {
  const named = new Set(rules.flatMap(([, rule]) => ('erasedBy' in rule ? [rule.erasedBy] : [])));
  expect([...named].filter((one) => !isErased(one))).toEqual([]);
  const made = [...erasers.matchAll(/store: '([a-z-]+)'|(?:apartEraser|wholeRows)\(\s*(?:table, )?'([a-z-]+)'/g)].map(
    ([, one, other]) => one ?? other ?? '',
  );
  expect(made.length).toBeGreaterThan(7);
  // a certificate names it in words
  expect(made.filter((one) => !Object.hasOwn(privacyTerms, `store:${one}`))).toEqual([]);
  // marks of events lie beside the timeline
  expect([...new Set(made)].filter((one) => !named.has(one))).toEqual(['event-marks']);
});
