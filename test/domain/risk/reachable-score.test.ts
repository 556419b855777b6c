import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedName, nameSimilarity } from '../../../domain/risk/name-similarity.ts';
import { screenNames } from '../../../domain/risk/screen-names.ts';
import type { ListedName } from '../../../domain/risk/screening-list.ts';

/** words that resemble each other often, in four scripts and with initials */
const word = fc.oneof(
  fc.constantFrom(
    'Maria',
    'Mariya',
    'Marie',
    'Gonzalez',
    'Gonzales',
    'Ali',
    'Aly',
    'Hassan',
    'Hasan',
    'Trading',
    'Ltd',
    'SA',
    '4You',
    '4U2',
  ),
  fc.constantFrom('Виктор', 'Жданенко', 'Сергей', 'جورج', 'حبش', 'محمد', 'علي', 'Γεώργιος', 'נפתלי', 'J', 'K.', 'M', 'O’Neill'),
  fc.string({ unit: fc.constantFrom(...'abcdeimnor'), minLength: 1, maxLength: 9 }),
);
const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
/** the same name with a letter left out, doubled or put elsewhere */
const misspelt = fc
  .tuple(name, fc.nat(), fc.constantFrom('leave out', 'double', 'swap'))
  .map(([text, at, how]) => {
    const place = at % text.length;
    if (how === 'leave out') return `${text.slice(0, place)}${text.slice(place + 1)}`;
    if (how === 'double') return `${text.slice(0, place)}${text[place] ?? ''}${text.slice(place)}`;
    return `${text.slice(place)} ${text.slice(0, place)}`;
  })
  .filter((text) => text.trim() !== '');
const kind = fc.constantFrom<ListedName['kind']>('person', 'entity');
const entry = fc.record({ name: fc.oneof(name, misspelt), aliases: fc.array(fc.oneof(name, misspelt), { maxLength: 3 }), kind });

/** every name of every entry scored, as it was done before anything was left out */
const exhaustive = (subject: { name: string }, names: readonly ListedName[], from: number) =>
  names
    .map((one) => ({
      ref: one.ref,
      subjectId: 's',
      similarity: Math.max(
        ...[one.name, ...one.aliases].map((other) =>
          nameSimilarity(comparedName(subject.name, one.kind), comparedName(other, one.kind)),
        ),
      ),
    }))
    .filter(({ similarity }) => similarity >= from)
    .sort((a, b) => b.similarity - a.similarity || (a.ref < b.ref ? -1 : 1));

describe('what screening leaves out unscored', () => {
  test('law: never was a hit, at any threshold a policy may set', () => {
    fc.assert(
      fc.property(
        fc.oneof(name, misspelt),
        fc.array(entry, { minLength: 1, maxLength: 12 }),
        fc.oneof(fc.constantFrom(0, 1, 50, 75, 88, 95, 100), fc.double({ min: 0, max: 100, noNaN: true })),
        (subject, entries, from) => {
          const names = entries.map((one, at) => ({ ...one, ref: `R${String(at).padStart(2, '0')}` }));
          const list = { source: 'law', asOf: '2026-01-01', names };
          const found = screenNames([{ id: 's', name: subject, kind: 'person' }], list, from);
          expect(found).toEqual(exhaustive({ name: subject }, names, from));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('law: a listed name misspelt in one letter is scored as ever', () => {
    fc.assert(
      fc.property(name, fc.nat(), kind, (text, at, of) => {
        const place = at % text.length;
        const near = `${text.slice(0, place)}${text.slice(place + 1)}`;
        const names = [{ ref: 'R', name: text, aliases: [], kind: of }];
        const list = { source: 'law', asOf: '2026-01-01', names };
        expect(screenNames([{ id: 's', name: near, kind: 'entity' }], list, 88)).toEqual(exhaustive({ name: near }, names, 88));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['J Gonzalez', 'Juan Gonzalez'],
    ['J. K. Hassan', 'Jamal Karim Hassan'],
    ['X Y', 'Abcdefgh Ijklmnop'],
    ['Maria', 'Maria Gonzalez Ali'],
    ['4You Ltd', '4You Trading Ltd'],
    ['Виктор Жданенко', 'Viktor Zhdanenko'],
    ['جورج حبش', 'George Habash'],
    ['Γεώργιος Παπαδόπουλος', 'Yeoryios Papadhopoulos'],
    ['Сергей Щукин', 'Sergei Schtschukin'],
    ['Юлия Яковлева', 'Iouliia Iakovleva'],
    ['Maria Gonzalez Ali', 'Maria'],
  ])('%s against %s scores as without it, at every threshold', (name, listed) => {
    for (let from = 0; from <= 100; from += 1) {
      const names: ListedName[] = [{ ref: 'R', name: listed, aliases: [], kind: 'person' }];
      const list = { source: 'law', asOf: '2026-01-01', names };
      expect(screenNames([{ id: 's', name, kind: 'person' }], list, from)).toEqual(exhaustive({ name }, names, from));
    }
  });
});
