import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePolicies, evaluate } from '../../src/iam/evaluate.ts';
import { MalformedPolicy } from '../../src/iam/policy.ts';

type Context = Record<string, string | readonly string[]>;
const policy = (...Statement: object[]) => [{ Version: '2012-10-17', Statement }];
const allow = (rest: object) => ({ Effect: 'Allow', Action: 'shop:Sell', Resource: '*', ...rest });
const deny = (rest: object) => ({ ...allow(rest), Effect: 'Deny' });
const ask = (policies: readonly unknown[], rest: { action?: string; resource?: string; context?: Context } = {}) =>
  evaluate(policies, { action: 'shop:Sell', resource: 'arn:aws:shop:eu-west-1:111122223333:till/one', ...rest });
const when = (Condition: object, context: Context = {}) => ask(policy(allow({ Condition })), { context }).allowed;

describe('statements', () => {
  test('what nothing speaks of is denied implicitly', () => {
    expect(ask(policy(allow({ Action: 'shop:Buy' })))).toEqual({ allowed: false, denied: 'implicit' });
  });

  test('an explicit deny wins over any allow, wherever it stands, and is named', () => {
    const policies = [...policy(allow({}), allow({ Action: '*' })), ...policy(deny({ Sid: 'Closed' }))];
    expect(ask(policies)).toEqual({
      allowed: false,
      denied: 'explicit',
      statement: { policy: 1, statement: 0, sid: 'Closed', effect: 'Deny' },
    });
  });

  test('the first allow is the one that decided', () => {
    const decision = ask(policy(allow({ Resource: 'arn:aws:shop:*:*:shelf/*' }), allow({ Sid: 'Second' })));
    expect(decision).toMatchObject({ allowed: true, statement: { statement: 1, sid: 'Second' } });
  });

  test.each([
    ['SHOP:sell', true],
    ['shop:S?ll', true],
    ['shop:*', true],
    ['shop:Se', false],
    ['shop:Sells', false],
  ])('actions match without case, with wildcards, and whole: %s', (Action, expected) => {
    expect(ask(policy(allow({ Action }))).allowed).toBe(expected);
  });

  test('resources match with case; a star goes over slashes and colons', () => {
    const till = 'arn:aws:shop:eu-west-1:111122223333:till/one';
    expect(ask(policy(allow({ Resource: till.toUpperCase() }))).allowed).toBe(false);
    expect(ask(policy(allow({ Resource: 'arn:aws:shop:eu-west-1:*' }))).allowed).toBe(true);
    expect(ask(policy(allow({ Resource: `${till}?` }))).allowed).toBe(false);
  });

  test('NotAction and NotResource speak of everything else', () => {
    expect(ask(policy(allow({ Action: undefined, NotAction: 'shop:Buy' }))).allowed).toBe(true);
    expect(ask(policy(allow({ Action: undefined, NotAction: ['shop:*'] }))).allowed).toBe(false);
    expect(ask(policy(allow({ Resource: undefined, NotResource: '*till/one' }))).allowed).toBe(false);
  });
});

describe('conditions', () => {
  test('every key of every operator must hold; one of the values is enough', () => {
    const Condition = { StringEquals: { 'shop:Colour': ['red', 'blue'] }, NumericLessThan: { 'shop:Price': '10' } };
    expect(when(Condition, { 'shop:Colour': 'blue', 'shop:Price': '9.99' })).toBe(true);
    expect(when(Condition, { 'shop:Colour': 'blue', 'shop:Price': '10' })).toBe(false);
    expect(when(Condition, { 'SHOP:colour': 'blue' })).toBe(false);
  });

  test.each([
    ['StringEquals', false],
    ['StringNotEquals', true],
    ['StringEqualsIfExists', true],
    ['StringNotEqualsIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringEqualsIfExists', true],
    ['NumericNotEquals', true],
    ['NotIpAddress', true],
    ['ArnNotLike', true],
    ['Bool', false],
  ])('without its key in the request, %s is %s', (operator, expected) => {
    expect(when({ [operator]: { 'shop:Missing': 'x' } })).toBe(expected);
  });

  test('set operators look at each value, a plain one needs a single value', () => {
    const context = { 'shop:Tags': ['a', 'b'] };
    expect(when({ 'ForAllValues:StringEquals': { 'shop:Tags': ['a', 'b', 'c'] } }, context)).toBe(true);
    expect(when({ 'ForAllValues:StringEquals': { 'shop:Tags': ['a'] } }, context)).toBe(false);
    expect(when({ 'ForAnyValue:StringLike': { 'shop:Tags': 'b*' } }, context)).toBe(true);
    expect(when({ StringEquals: { 'shop:Tags': ['a', 'b'] } }, context)).toBe(false);
  });

  test.each([
    ['StringLike', 'pay-??', 'pay-eu', true],
    ['StringEquals', 'pay-*', 'pay-eu', false],
    ['StringEqualsIgnoreCase', 'Pay', 'pAY', true],
    ['NumericGreaterThan', '9', '10', true],
    ['NumericEquals', '1.0', '1', true],
    ['NumericEquals', 'ten', 'ten', false],
    ['DateLessThan', '2027-01-01T00:00:00Z', '2026-12-31T23:59:59Z', true],
    ['DateGreaterThan', '1700000000', '2023-11-14T22:13:21Z', true],
    ['Bool', 'true', 'True', true],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
    ['IpAddress', '10.1.0.0/16', '10.1.255.9', true],
    ['IpAddress', '10.1.0.0/16', '10.2.0.1', false],
    ['IpAddress', '2001:db8::/33', '2001:db8:8000::1', false],
    ['ArnLike', 'arn:aws:shop:*:111122223333:till/*', 'arn:aws:shop:eu:111122223333:till/a:b', true],
    ['ArnEquals', 'arn:aws:*:111122223333:till/a', 'arn:aws:shop:eu:111122223333:till/a', false],
    ['Null', 'false', 'x', true],
  ])('%s %s holds for %s: %s', (operator, wanted, actual, expected) => {
    expect(when({ [operator]: { 'shop:Key': wanted } }, { 'shop:Key': actual })).toBe(expected);
  });

  test('an operator IAM does not have is refused by name', () => {
    expect(() => when({ StringMatches: { 'shop:Key': 'x' } })).toThrow(/StringMatches/);
  });
});

describe('policy variables', () => {
  const variable = (name: string) => `\${${name}}`;
  const tilled = (Resource: string, context: Context, Version = '2012-10-17') =>
    ask([{ Version, Statement: [allow({ Resource })] }], { context, resource: 'arn:aws:shop:eu-west-1:111122223333:till/*one' })
      .allowed;
  const prefix = 'arn:aws:shop:eu-west-1:111122223333:till/';

  test('stand for one value of the request, whose wildcards are plain text', () => {
    expect(tilled(`${prefix}\${shop:Name}`, { 'shop:Name': '*one' })).toBe(true);
    expect(tilled(`${prefix}\${shop:Name}`, { 'shop:Name': '*' })).toBe(false);
    expect(tilled(`${prefix}\${shop:Name}`, { 'shop:Name': ['*one', 'two'] })).toBe(false);
  });

  test('take a default when the key is missing, and match nothing without one', () => {
    expect(tilled(`${prefix}\${shop:Name, '*one'}`, {})).toBe(true);
    expect(tilled(`${prefix}\${shop:Name}*`, {})).toBe(false);
  });

  test('are plain text under the old version, and before the fifth colon', () => {
    expect(tilled(`${prefix}\${shop:Name}`, { 'shop:Name': '*one' }, '2008-10-17')).toBe(false);
    expect(tilled(`arn:aws:shop:${variable('shop:Region')}:111122223333:till/*`, { 'shop:Region': 'eu-west-1' })).toBe(false);
  });

  test('the escapes are the characters themselves', () => {
    expect(
      when({ StringLike: { 'shop:Key': `${variable('$')}${variable('*')}${variable('?')}*` } }, { 'shop:Key': '$*?!' }),
    ).toBe(true);
    expect(when({ StringLike: { 'shop:Key': variable('*') } }, { 'shop:Key': 'abc' })).toBe(false);
  });
});

describe('documents', () => {
  test.each([
    [{ Version: '2012-10-17', Statement: [{ Effect: 'Permit', Action: '*', Resource: '*' }] }, /Effect/],
    [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: '*' }] }, /Action/],
    [{ Version: '2020-01-01', Statement: [] }, /Version/],
    [{ Version: '2012-10-17', Statement: [allow({ Principal: '*' })] }, /Principal/],
  ])('what IAM refuses is refused with the element named', (document, element) => {
    expect(() => compilePolicies([document])).toThrow(MalformedPolicy);
    expect(() => compilePolicies([document])).toThrow(element);
  });
});

test('a deny of everything denies everything, whatever else is allowed', () => {
  const word = fc.stringMatching(/^[a-z*?]{1,6}$/);
  fc.assert(
    fc.property(fc.array(word), word, (actions, asked) => {
      const allows = actions.map((action) => allow({ Action: `shop:${action}` }));
      const decision = ask(policy(...allows, deny({ Action: '*' })), { action: `shop:${asked}` });
      return !decision.allowed && decision.denied === 'explicit';
    }),
  );
});

test('a wildcard pattern matches just what the same regular expression matches', () => {
  const text = fc.stringMatching(/^[ab:/]{0,12}$/);
  fc.assert(
    fc.property(fc.stringMatching(/^[ab:/*?]{1,8}$/), text, (pattern, resource) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      return ask(policy(allow({ Resource: pattern })), { resource }).allowed === expression.test(resource);
    }),
    { numRuns: 2000 },
  );
});
