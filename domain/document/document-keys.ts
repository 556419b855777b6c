import { hash } from 'node:crypto';
import { isLogo } from '../model/logos.ts';

/** below this prefix lies what somebody was given a signature for; the scanner looks at nothing else */
export const uploadPrefix = 'uploads/';
const keptPrefix = 'documents/';
/** a logo is no secret: who may read one reads no paper */
const logoPrefix = 'logos/';

/** the same upload id of the same requirement is the same document, whoever sends it again; nothing a sender chose is in it */
export const documentIdOf = (merchantId: string, requirementId: string, uploadId: string): string =>
  `d_${hash('sha256', JSON.stringify([merchantId, requirementId, uploadId])).slice(0, 24)}`;

interface Place {
  readonly merchantId: string;
  readonly documentId: string;
}
export const uploadKeyOf = ({ merchantId, documentId }: Place): string => `${uploadPrefix}${merchantId}/${documentId}`;
export const keptKeyOf = ({ merchantId, documentId }: Place, of: { readonly requirementId: string }): string =>
  `${isLogo(of) ? logoPrefix : keptPrefix}${merchantId}/${documentId}`;

/** below these lies everything a merchant handed in */
export const prefixesOf = (merchantId: string): readonly string[] => [
  `${uploadPrefix}${merchantId}/`,
  `${keptPrefix}${merchantId}/`,
  `${logoPrefix}${merchantId}/`,
];

/** whose document lies under the key of an upload; undefined for a key that is none of ours */
export const placeOfUpload = (key: string): Place | undefined => {
  const [, merchantId, documentId] = /^uploads\/(m_[0-9a-f]{24})\/(d_[0-9a-f]{24})$/.exec(key) ?? [];
  return merchantId === undefined || documentId === undefined ? undefined : { merchantId, documentId };
};
