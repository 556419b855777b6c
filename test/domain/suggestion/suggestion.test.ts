import { expect, test } from 'vitest';
import { suggestionsFrom } from '../../../domain/suggestion/suggest-type.ts';
import { termsBy } from '../../../domain/suggestion/terms-of.ts';

const termsOf = termsBy('en');
const suggest = suggestionsFrom(
  [
    { type: 'declined', text: 'My card was declined at the shop' },
    { type: 'declined', text: 'Why are cards declining?' },
    { type: 'late', text: 'When does the payout arrive? It is late' },
    { type: 'late', text: 'The payouts arrive late late late' },
    { type: 'refund', text: 'How do I refund a customer?' },
    { type: 'refund', text: 'Refunding customers does not work' },
    { type: 'login', text: 'I cannot sign in' },
  ],
  termsOf,
);

test('words are brought to their stem, and neighbours are terms as well', () => {
  expect(termsOf('Declined cards')).toEqual(['declin', 'card', 'declin card']);
  expect(termsBy('fr')('Remboursements')).toEqual(termsBy('fr')('remboursement'));
  expect(termsOf(' … ')).toEqual([]);
});

test('a text gets the type whose examples it is like, whatever form its words have', () => {
  const { types, unsure } = suggest('a card is being declined');
  expect([types[0], unsure]).toEqual(['declined', false]);
  expect(suggest('customer wants refunds').types[0]).toBe('refund');
  expect(suggest('payout late').types[0]).toBe('late');
});

test('at most three types are suggested, the best first', () => {
  const { types } = suggest('is the card declined, the payout late, the refund gone, and how do I sign in?');
  expect(types).toHaveLength(3);
});

test('what could be of two types is unsure, and so is what is like no example', () => {
  expect(suggest('declined late').unsure).toBe(true);
  expect(suggest('Bonjour')).toEqual({ types: [], unsure: true });
});
