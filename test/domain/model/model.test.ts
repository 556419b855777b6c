import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noPayments } from '../../../domain/activation/count-payments.ts';
import * as errors from '../../../domain/errors.ts';
import { nothing } from '../../../domain/model/decision.ts';
import { dueAtOf, item, keyOf } from '../../../domain/model/item.ts';
import {
  applyChanges,
  findRequirement,
  findTask,
  itemsOf,
  ladderOf,
  openTasks,
  parkedWaits,
  parseSnapshot,
  snapshotOf,
  unappliedTasks,
  waitOf,
} from '../../../domain/model/snapshot.ts';
import { presentMerchant, stepEntry, stepEntryId } from '../../../domain/model/step.ts';
import { policyFinding } from '../../../domain/policy-finding.ts';
import { anyInstant, country, currency, locale, timeZone } from '../../../domain/values.ts';
import {
  aClaimedTask,
  aDecidedTask,
  anOpenTask,
  aRequirement,
  aStep,
  at,
  having,
  inStage,
  registered,
  shopId,
  tuesday,
} from '../given.ts';

const wait = {
  kind: 'wait' as const,
  merchantId: shopId,
  id: 'run-1',
  version: 1,
  playbook: 'onboarding' as const,
  run: 'run-1',
  waitingFor: 'requirements' as const,
  since: tuesday,
};
const payments = noPayments(registered().merchant);
const watch = {
  kind: 'watch' as const,
  merchantId: shopId,
  id: 'baseline',
  version: 3,
  since: tuesday,
  rhythmDays: null,
  baselineWeeklyMinor: null,
  drops: 0,
  dueAt: tuesday,
};

describe('a snapshot', () => {
  const full = having(
    registered(),
    aRequirement('website'),
    anOpenTask('t1'),
    aClaimedTask('t2'),
    aDecidedTask('t3', 'extend'),
    { ...wait, status: 'parked', token: 's' },
    payments,
    watch,
  );
  it('is made of the merchant’s items and gives them back', () => {
    expect(snapshotOf(itemsOf(full))).toEqual(full);
    expect(snapshotOf([aRequirement('website')])).toBeUndefined();
  });
  it('is read from the table, without the keys of the table, and refuses what is no item', () => {
    const raw = itemsOf(full).map((one) => ({ ...one, pk: 'M#1', sk: 'X' }));
    expect(parseSnapshot(raw)).toEqual(full);
    expect(() => parseSnapshot([{ kind: 'merchant' }])).toThrow();
    expect(() => parseSnapshot([{ kind: 'spaceship' }])).toThrow();
  });
  it('finds what is asked for', () => {
    expect([findRequirement(full, 'website')?.id, findRequirement(full, 'x')]).toEqual(['website', undefined]);
    expect([
      findTask(full, 't2')?.status,
      openTasks(full).map((one) => one.id),
      unappliedTasks(full).map((one) => one.id),
    ]).toEqual(['claimed', ['t1', 't2'], ['t3']]);
    expect([parkedWaits(full).length, waitOf(full, 'run-1')?.status, ladderOf(full, 'care')]).toEqual([1, 'parked', undefined]);
  });
  it('law: what a decision writes is there afterwards, one version on, and what it deletes is gone', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
        (put, deleted) => {
          const puts = put.map((id) => aRequirement(id, { version: 4 }));
          const next = applyChanges(full, { puts, deletes: deleted.map((id) => ({ kind: 'requirement', id })) });
          for (const one of puts) expect(findRequirement(next ?? full, one.id)?.version).toBe(5);
          for (const id of deleted) if (!put.includes(id)) expect(findRequirement(next ?? full, id)).toBeUndefined();
        },
      ),
    );
    expect(applyChanges(undefined, nothing('x'))).toBeUndefined();
  });
});

describe('an item', () => {
  it('has a key with the version that was read, and an instant in the due index when something is due', () => {
    expect(keyOf(watch)).toEqual({ kind: 'watch', id: 'baseline', version: 3 });
    expect([dueAtOf(watch), dueAtOf(payments), dueAtOf(aRequirement('x'))]).toEqual([tuesday, undefined, undefined]);
  });
  it('of a state has that state’s fields: a parked wait its token, a resumed one its news', () => {
    expect(item.safeParse({ ...wait, status: 'parked' }).success).toBe(false);
    expect(item.safeParse({ ...wait, status: 'resumed', resumedAt: tuesday, news: { kind: 'complete' } }).success).toBe(true);
  });
});

describe('a step', () => {
  it('names its entries by run, lap and step, so a retry collides with itself', () => {
    expect([stepEntryId({ run: 'r', lap: 2 }, 'score-risk'), stepEntryId({ run: 'r', lap: 2 }, 'score-risk', 'x')]).toEqual([
      'r/2/score-risk',
      'r/2/score-risk/x',
    ]);
  });
  it('tells who, why and what brought it about, when there is any', () => {
    const plain = stepEntry({ ...aStep(), cause: null }, 's', at(tuesday), { type: 't', data: {} });
    expect([plain.actor, 'reason' in plain, 'causationId' in plain]).toEqual([{ kind: 'system', id: aStep().run }, false, false]);
    const told = stepEntry(aStep(), 's', at(tuesday), {
      type: 't',
      data: {},
      reason: 'why',
      actor: { kind: 'person', id: 'bia' },
    });
    expect(told).toMatchObject({ reason: 'why', actor: { id: 'bia' }, causationId: 'evt-1', at: tuesday });
  });
  it('works on a merchant that is there and has not left', () => {
    expect(presentMerchant(registered(), shopId).merchant.merchantId).toBe(shopId);
    expect(() => presentMerchant(undefined, shopId)).toThrow(errors.MerchantNotFound);
    expect(() => presentMerchant(inStage('offboarded'), shopId)).toThrow(errors.MerchantClosed);
  });
});

describe('values', () => {
  it('are what their standards say', () => {
    expect([currency.safeParse('BRL').success, currency.safeParse('brl').success, currency.safeParse('XQX').success]).toEqual([
      true,
      false,
      false,
    ]);
    expect([country.safeParse('BR').success, country.safeParse('ZZ').success, country.safeParse('QQ').success]).toEqual([
      true,
      false,
      false,
    ]);
    expect([timeZone.safeParse('America/Sao_Paulo').success, timeZone.safeParse('Mars').success]).toEqual([true, false]);
    expect([locale.safeParse('pt-BR').success, locale.safeParse('!!').success]).toEqual([true, false]);
    expect(anyInstant.parse('2018-03-06T10:00:00-03:00')).toBe(tuesday);
  });
});

describe('errors', () => {
  const all = [
    new errors.ConcurrentChange('m'),
    new errors.MerchantNotFound('m'),
    new errors.ApplicationConflict('r'),
    new errors.MerchantClosed('m'),
    new errors.IllegalTransition('care', 'onboarding', []),
    new errors.WrongStage('m', 'onboarding', 'score-risk', ['risk_check']),
    new errors.NotDecided('m', 'approve-merchant', { code: 'never-assessed', about: {} }),
    new errors.RequirementNotFound('m', 'r'),
    new errors.AccountChangeNotFound('m', 'c'),
    new errors.TaskNotFound('m', 't'),
    new errors.TaskNotDecided('t'),
    new errors.PolicyNotFound(),
    new errors.InvalidPolicy([policyFinding('f', 'floor-missing', {})]),
    new errors.InvalidInput('f', 'p'),
    new errors.Conflict({ code: 'run-ended', about: {} }),
    new errors.NotAllowed({ code: 'role-missing', about: { has: [], wanted: ['lead'] } }),
    new errors.ServiceUnavailable('sqs'),
  ];
  it('have literal names, each on the list that state machines may use', () => {
    expect(all.map((one) => one.name).toSorted()).toEqual([...errors.errorNames].toSorted());
    expect(all.every((one) => one.message.length > 0)).toBe(true);
  });
  it('say which policy is missing', () => {
    expect(new errors.PolicyNotFound('p_1').message).toContain('p_1');
    expect(new errors.PolicyNotFound().message).toContain('policies/default.json');
  });
});
