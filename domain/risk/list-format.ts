import * as z from 'zod';

/** how publishers of lists of names write them */
export const listFormat = z.enum(['ofac', 'un-xml', 'eu-xml', 'eu-csv', 'opensanctions-csv']);
export type ListFormat = z.infer<typeof listFormat>;

interface KnownList {
  readonly key: string;
  readonly title: string;
}
const eu: KnownList = { key: 'eu', title: 'EU consolidated financial sanctions list' };

/** what a list is known by, and what people call it; loading a list of the same key replaces it */
export const listOfFormat: Readonly<Record<ListFormat, KnownList>> = {
  ofac: { key: 'ofac', title: 'OFAC Specially Designated Nationals' },
  'un-xml': { key: 'un', title: 'United Nations Security Council consolidated list' },
  'eu-xml': eu,
  'eu-csv': eu,
  'opensanctions-csv': { key: 'opensanctions', title: 'OpenSanctions' },
};
