import { expect, test } from 'vitest';
import { stageLadderOf } from '../../domain/ladder/stage-ladder.ts';
import { aPolicy } from './given.ts';

test('a merchant climbs the first ladder of its stage that is meant for its segment and its PSP client', () => {
  const policy = aPolicy();
  const [general] = policy.nudges.ladders;
  if (general === undefined) throw new Error('the policy that ships has ladders');
  const own = (days: number, segments: ('key' | 'mid')[], pspClients: string[]) => ({
    ...general,
    ...{ applies: { segments, pspClients }, stalledAfterWorkingDays: days },
  });
  policy.nudges.ladders = [own(7, ['key', 'mid'], ['marketplace']), own(8, [], ['marketplace']), general];
  const climbed = (segment: 'long_tail' | 'mid' | 'key', pspClient: string) =>
    stageLadderOf(policy, { segment, pspClient }, 'onboarding')?.stalledAfterWorkingDays;
  expect(climbed('mid', 'marketplace')).toBe(7);
  expect(climbed('long_tail', 'marketplace')).toBe(8);
  expect(climbed('mid', 'direct')).toBe(general.stalledAfterWorkingDays);
  expect(stageLadderOf(policy, { segment: 'mid', pspClient: 'direct' }, 'care')).toBeUndefined();
});
