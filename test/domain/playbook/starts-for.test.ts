import { describe, expect, it } from 'vitest';
import { numberRun } from '../../../domain/playbook/number-run.ts';
import { runInput } from '../../../domain/playbook/run-input.ts';
import { runName } from '../../../domain/playbook/run-name.ts';
import { startsFor, startsForApplication } from '../../../domain/playbook/starts-for.ts';
import { sealed, shopId, tuesday } from '../given.ts';

const event = (type: string, data: Record<string, boolean | number | string> = {}) => ({
  specversion: '1.0' as const,
  id: 'e1',
  type,
  source: 'firstsale',
  time: tuesday,
  subject: shopId,
  data,
});
const names = (type: string, data: Record<string, boolean | number | string> = {}) =>
  startsFor(event(type, data)).map((one) => one.name);

const one = <Item>([item, ...more]: readonly Item[]): Item => {
  if (item === undefined || more.length > 0) throw new Error('not exactly one');
  return item;
};

describe('what starts a run', () => {
  it('an application starts the onboarding: the same again under the same name, other data under another', () => {
    const start = one(startsForApplication(sealed()));
    expect(start.name).toBe(one(startsForApplication({ ...sealed(), id: 'evt-2' })).name);
    expect(start.name).not.toBe(one(startsForApplication(sealed({ mcc: '5999' }))).name);
    expect(start.name.startsWith(`${shopId}-onboarding-`)).toBe(true);
    expect(runInput.parse(start.input)).toMatchObject({ merchantId: shopId, playbook: 'onboarding', attempt: 1, cause: 'evt-1' });
  });
  it('each stage that ends well starts the next', () => {
    expect(names('merchant.onboarding.completed.v1', { stage: 'risk_check' })).toEqual([`${shopId}-risk-check-1`]);
    expect(names('merchant.approved.v1', { stage: 'activation' })).toEqual([`${shopId}-activation-1`]);
  });
  it('each check-in and each fall against the baseline is a run of care of its own', () => {
    expect(names('check-in.due.v1', { checkInId: 'd30', day: 30 })).toEqual([`${shopId}-care-follow-up-d30`]);
    expect(names('merchant.baseline.dropped.v1', { checkInId: 'drop-2', drop: 2 })).toEqual([`${shopId}-care-follow-up-drop-2`]);
  });
  it('who wakes up goes where it fell asleep: to its first sale, or into care', () => {
    expect(names('merchant.woke-up.v1', { stage: 'activation', at: tuesday, wasActivated: false, attempt: 2 })).toEqual([
      `${shopId}-activation-2`,
    ]);
    expect(names('merchant.woke-up.v1', { stage: 'care', at: tuesday, wasActivated: true, attempt: 3 })).toEqual([
      `${shopId}-care-follow-up-woke-3`,
    ]);
  });
  it('most events start nothing, and one of ours without its shape is an error', () => {
    expect(names('task.opened.v1')).toEqual([]);
    expect(() => startsFor(event('check-in.due.v1'))).toThrow();
    expect(() => startsFor(event('merchant.woke-up.v1', { attempt: 2 }))).toThrow();
  });
  it('a run carries what it was started with, and is not begun anew without it', () => {
    const [care] = startsFor(event('check-in.due.v1', { checkInId: 'd30', day: 30 }));
    expect(runInput.parse(care?.input)).toMatchObject({ checkInId: 'd30' });
    const problems = (input: object) => runInput.safeParse(input).error?.issues.map(({ path }) => path.join('.'));
    expect(problems({ ...care?.input, checkInId: undefined })).toEqual(['checkInId']);
    expect(problems({ ...one(startsForApplication(sealed())).input, applicationId: undefined })).toEqual(['applicationId']);
    expect(problems(startsFor(event('merchant.approved.v1'))[0]?.input ?? {})).toBeUndefined();
  });
  it('what may happen to a merchant any number of times is numbered by its event', () => {
    const first = numberRun.event({ ...event('case.opened.v1'), id: 'evt-1' });
    expect(first).toEqual({ n: expect.stringMatching(/^[0-9a-f]{12}$/), input: { attempt: 1 } });
    expect(numberRun.event({ ...event('case.opened.v1'), id: 'evt-2' }).n).not.toBe(first.n);
  });
  it('names fit into 80 characters that Step Functions takes', () => {
    expect(runName(shopId, 'care-follow-up', `a b/${'x'.repeat(90)}`)).toMatch(/^[A-Za-z0-9_-]{80}$/);
  });
});
