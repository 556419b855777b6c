import { expect, test } from 'vitest';
import { narrowing, paramsOf, viewOf } from '../../console/src/merchants/view.ts';

const address = (query: string): string => paramsOf(viewOf(new URLSearchParams(query))).toString();

test('the same view has one address, whatever order it was written in and whatever else stood there', () => {
  expect(address('sort=stalled&country=PT,BR&search=s%C3%A3o&cursor=abc&view=board')).toBe(
    'search=s%C3%A3o&country=PT%2CBR&sort=stalled',
  );
  expect(address('')).toBe('');
  expect(address('sort=name&search=+&stage=')).toBe('');
});

test('what makes no sense in an address is not asked for', () => {
  expect(address('stalledDays=seven&sort=colour')).toBe('');
  expect(address('stalledDays=7')).toBe('stalledDays=7');
});

test('an address read and written again is the same view', () => {
  const view = viewOf(
    new URLSearchParams('stage=care,dormant&segment=key&pspClient=a&awaiting=operations&stalledDays=3&sort=value'),
  );
  expect(viewOf(paramsOf(view))).toEqual(view);
  expect(narrowing(view)).toBe(5);
});
