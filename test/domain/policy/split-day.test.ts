import { expect, it } from 'vitest';
import { checkPolicy } from '../../../domain/check-policy/check-policy.ts';
import { explainCalendars } from '../../../domain/explain-policy/explain-calendars.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { aPolicy } from '../given.ts';

const withRest = (rest: { readonly from: string; readonly to: string }) => {
  const policy = aPolicy();
  const { gb } = policy.calendars;
  if (gb === undefined) throw new Error('no calendar of London');
  policy.calendars['gb'] = { ...gb, rest };
  return policy;
};
const fields = (rest: { readonly from: string; readonly to: string }) => checkPolicy(withRest(rest)).map(({ field }) => field);

it('the rest of a split day lies between opening and closing, and takes time', () => {
  expect(fields({ from: '12:00', to: '14:00' })).toEqual([]);
  expect(fields({ from: '08:00', to: '14:00' })).toEqual(['calendars.gb.rest.from']);
  expect(fields({ from: '14:00', to: '12:00' })).toEqual(['calendars.gb.rest.to']);
  expect(fields({ from: '12:00', to: '23:00' })).toEqual(['calendars.gb.closes']);
});

it('a split day is told with both its halves', () => {
  const sentence = explainCalendars(versioned(withRest({ from: '12:00', to: '14:00' }))).find(({ id }) => id === 'calendar/gb');
  expect(sentence?.about).toMatchObject({ opens: '09:00–12:00, 14:00', closes: '17:30' });
});
