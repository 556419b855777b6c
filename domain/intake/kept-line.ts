import { hash } from 'node:crypto';
import type { SettledLine } from '../settlement/settled-line.ts';
import { maskAccountNumbers } from '../text/mask-account-numbers.ts';
import { batchHash, referenceHash } from './found-by.ts';

/** longer ones are sentences, and a line has no more numbers than these */
const LONGEST = 64;
const MOST = 12;

/** of a bank's entry only what looks like a number is kept: the rest may be names of people */
const isNumber = (text: string): boolean => /^\S*\d\S*$/.test(text) && maskAccountNumbers(text) === text;

/** the references a line is kept with */
export const keptReferences = ({ kind, references }: Pick<SettledLine, 'kind' | 'references'>): readonly string[] => {
  const short = references.filter(({ length }) => length <= LONGEST);
  return (kind === 'bank' ? short.filter(isNumber) : short).slice(0, MOST);
};

/** where a line is looked up: by each of its references, and a payout by its batch too */
export const placesOf = (line: SettledLine): readonly string[] => [
  ...new Set([...keptReferences(line).map(referenceHash), ...(line.kind === 'payout' ? [batchHash(line.batch)] : [])]),
];

/** equal for what two files tell of the same event: a file that is sent again with more lines repeats the old ones */
export const lineIdentity = ({ kind, references, net, currency, at = '' }: Omit<SettledLine, 'row' | 'batch'>): string =>
  hash('sha256', JSON.stringify([kind, references.toSorted(), String(net), currency, at])).slice(0, 16);

/** Each line once, though several files tell of it; what one file has twice happened twice. */
export const distinctLines = <Line extends Omit<SettledLine, 'row'> & { readonly file: string }>(
  lines: readonly Line[],
): readonly Line[] => {
  const told = new Map<string, string>();
  return lines.filter((line) => {
    const identity = lineIdentity(line);
    const first = told.get(identity) ?? line.file;
    told.set(identity, first);
    return first === line.file;
  });
};
