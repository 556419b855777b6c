import { expect, test } from 'vitest';
import { cloudFormationValidator } from '../../generate/cloudformation-validator.ts';
import { knownTypes } from '../../generate/known-types.ts';
import { propertyRulesOf } from '../../generate/property-rules-of.ts';
import { ruleFrom } from '../../generate/rule-from-finding.ts';
import { refusedValues } from '../../src/template/check-values.ts';
import { rulesOf } from '../../src/template/property-rules.ts';

test('every type the laptop cloud takes has the rules of CloudFormation’s own validator', () => {
  expect(knownTypes().filter(({ type }) => Object.keys(rulesOf(type)).length === 0)).toEqual([]);
});

test('the rules are those of the installed validator: if not, node packages/laptop-cloud/generate/write-property-rules.ts', () => {
  const validate = cloudFormationValidator();
  const sample = knownTypes().filter(({ type }) => /::(LogGroup|Queue|ScheduleGroup|Alias|EventBus)$/.test(type));
  expect(sample).toHaveLength(5);
  for (const { type, properties } of sample) expect(propertyRulesOf(type, properties, validate)).toEqual(rulesOf(type));
});

test('what a finding does not say in so many words becomes no rule', () => {
  expect(ruleFrom('F3031', "'x' does not match pattern '^a\\Z'")).toEqual({ patterns: ['^a$'] });
  expect(ruleFrom('F3017', 'Value is not valid under any of the 2 anyOf schemas')).toBeUndefined();
  expect(ruleFrom('I9001', "Property 'X' is create-only")).toBeUndefined();
});

test('text that is a number, and the other way round, is read as CloudFormation reads it', () => {
  const rules = {
    N: { types: ['integer'], minimum: 2, maximum: 3 },
    S: { types: ['string'], minLength: 2 },
    B: { types: ['boolean'] },
  };
  const problems = (properties: object) => refusedValues({ ...properties }, rules).map(({ property }) => property);
  expect(problems({ N: '2', S: 12, B: 'true' })).toEqual([]);
  expect(problems({ N: '4', S: 'a', B: 'yes' })).toEqual(['N', 'S', 'B']);
  expect(problems({ N: 2.5, S: ['ab'], B: 1 })).toEqual(['N', 'S', 'B']);
  expect(problems({ S: '{{resolve:secretsmanager:a}}' })).toEqual([]);
});

test('lists and members are counted, and any key of a map is meant', () => {
  const rules = {
    '': { required: ['A'], oneOf: [['A', 'C']], someOf: [['A', 'D']] },
    L: { minItems: 1, maxItems: 2, unique: true },
    'L[]': { values: ['x', 1] },
    'M.*': { maxLength: 1 },
  };
  const problems = (properties: object) =>
    refusedValues({ ...properties }, rules).map((one) => `${one.property}: ${one.problem}`);
  expect(problems({ A: 1, L: ['x', 1], M: { a: '1' } })).toEqual([]);
  expect(problems({ C: 1 })).toEqual([': A is required', ': one of A, D is required']);
  expect(problems({ A: 1, C: 1, L: [], M: { a: '12' } })).toEqual([
    ': exactly one of A, C must be there',
    'L: it has 0 items, 1 at least',
    'M.a: it has 2 characters, 1 at most',
  ]);
  expect(problems({ A: 1, L: ['x', 'x'] })).toEqual(['L: an item is there twice']);
  expect(problems({ A: 1, L: ['y'] })).toEqual(['L[]: "y" is not one of x, 1']);
});
