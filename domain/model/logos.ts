import type { CleanDocument, Document } from './document.ts';

/** a logo is a document that answers no requirement: it is judged and scanned as every other */
export const logoSubject = 'brand:logo';

export const isLogo = ({ requirementId }: Pick<Document, 'requirementId'>): boolean => requirementId === logoSubject;

const isCurrent = (one: Document): one is CleanDocument => isLogo(one) && one.state === 'clean';
const newer = (a: Document, b: Document): number => Date.parse(b.receivedAt) - Date.parse(a.receivedAt);

/** the logo that customers see: the last one the scanner cleared; undefined where there is none */
export const currentLogo = (documents: readonly Document[]): CleanDocument | undefined =>
  documents.filter(isCurrent).toSorted(newer)[0];
/** what was sent last, whatever became of it */
export const lastLogo = (documents: readonly Document[]): Document | undefined => documents.filter(isLogo).toSorted(newer)[0];
/** logos that another one has taken the place of */
export const formerLogos = (documents: readonly Document[]): readonly Document[] => {
  const shown = [currentLogo(documents)?.id, lastLogo(documents)?.id];
  return documents.filter((one) => isLogo(one) && one.state !== 'received' && !shown.includes(one.id));
};
