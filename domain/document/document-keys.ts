import { hash } from 'node:crypto';
import type { PersonalKind } from '../model/erasure.ts';

/** below this prefix lies what somebody was given a signature for; the scanner looks at nothing else */
export const uploadPrefix = 'uploads/';
const keptPrefix = 'documents/';
const exportPrefix = 'exports/';

/** the same upload id of the same requirement is the same document, whoever sends it again; nothing a sender chose is in it */
export const documentIdOf = (merchantId: string, requirementId: string, uploadId: string): string =>
  `d_${hash('sha256', JSON.stringify([merchantId, requirementId, uploadId])).slice(0, 24)}`;

interface Place {
  readonly merchantId: string;
  readonly documentId: string;
}
export const uploadKeyOf = ({ merchantId, documentId }: Place): string => `${uploadPrefix}${merchantId}/${documentId}`;
export const keptKeyOf = ({ merchantId, documentId }: Place): string => `${keptPrefix}${merchantId}/${documentId}`;

/** `ticket`: a name nobody guesses */
export const exportKeyOf = (merchantId: string, ticket: string): string => `${exportPrefix}${merchantId}/${ticket}`;

/** below these lies everything a merchant handed in, and every file that was made for it, each with what it is to a person */
export const prefixesOf = (merchantId: string): readonly { readonly prefix: string; readonly data: PersonalKind }[] => [
  { prefix: `${uploadPrefix}${merchantId}/`, data: 'identification' },
  { prefix: `${keptPrefix}${merchantId}/`, data: 'identification' },
  { prefix: `${exportPrefix}${merchantId}/`, data: 'contact' },
];

/** whose document lies under the key of an upload; undefined for a key that is none of ours */
export const placeOfUpload = (key: string): Place | undefined => {
  const [, merchantId, documentId] = /^uploads\/(m_[0-9a-f]{24})\/(d_[0-9a-f]{24})$/.exec(key) ?? [];
  return merchantId === undefined || documentId === undefined ? undefined : { merchantId, documentId };
};
