import type { Voice } from '../voice.ts';
import { type Both, shipped } from './both.ts';
import { catalogueTexts } from './catalogue-texts.ts';
import { proofReason, proofTitle } from './change-texts.ts';
import { identifierTitles, ownReasons } from './identifier-texts.ts';
import { informationTexts } from './information-texts.ts';
import { rejectionTexts } from './rejection-texts.ts';

const known = (table: Readonly<Record<string, Both>>, key: string): Both | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** `boarding:pix` is of the catalogue's `boarding`, `information:invoices` of what reviewers ask for */
const partsOf = (id: string): readonly [kind: string, rest: string] => {
  const at = id.indexOf(':');
  return at < 0 ? [id, ''] : [id.slice(0, at), id.slice(at + 1)];
};

const titleTexts = (id: string): Both | undefined => {
  const [kind, rest] = partsOf(id);
  switch (kind) {
    case 'identifier':
      return known(identifierTitles, rest);
    case 'information':
      return informationTexts[rest]?.title;
    default:
      return catalogueTexts[kind]?.title;
  }
};

/** the catalogue's key of a requirement */
export const keyOf = (id: string): string => partsOf(id)[0];
/** Is the title the one of the policy that ships, which has words in other languages? */
export const isShippedTitle = (id: string, title: string): boolean => titleTexts(id)?.en === title;
export const isShippedRemedy = (id: string, remedy: string): boolean => informationTexts[partsOf(id)[1]]?.remedy.en === remedy;

/** Is it what a merchant does about a reason to reject of the policy that ships? */
export const isShippedRejection = (code: string, remedy: string): boolean => rejectionTexts[code]?.remedy.en === remedy;

/** Why something is rejected, in the reader's language. */
export const rejectionTitle = (code: string, title: string, { language }: Voice): string =>
  shipped(rejectionTexts[code]?.title, title, language);

export interface Titled {
  readonly id: string;
  /** as the policy has it */
  readonly title: string;
  /** name of the person it is about */
  readonly of?: string | undefined;
  /** payment method it is about */
  readonly method?: string | undefined;
}

/** A requirement's title in the reader's language: `Identity document of the owner: Paulo Evans`. */
export const requirementTitle = ({ id, title, of, method }: Titled, voice: Voice): string => {
  const { language } = voice;
  const own = shipped(titleTexts(id) ?? proofTitle(title), title, language);
  const about = of ?? (method === undefined ? undefined : voice.word(method));
  return about === undefined ? own : `${own}${language === 'en' ? ':' : ' :'} ${about}`;
};

/** What a requirement of any merchant is called by its id alone: `boarding:card` is `Payment method activation: Card`. */
export const requirementName = (id: string, voice: Voice): string => {
  const [kind, rest] = partsOf(id);
  const title = titleTexts(id)?.en ?? voice.word(id);
  return requirementTitle({ id, title, method: kind === 'boarding' ? rest : undefined }, voice);
};

/** Why a requirement was opened, in the reader's language. */
export const requirementReason = (id: string, reason: string, { language }: Voice): string => {
  const [kind] = partsOf(id);
  return shipped(known(ownReasons, kind) ?? catalogueTexts[kind]?.reason ?? proofReason(reason), reason, language);
};

/** What a merchant does about a request for information, in the reader's language. */
export const informationRemedy = (id: string, remedy: string, { language }: Voice): string =>
  shipped(informationTexts[partsOf(id)[1]]?.remedy ?? rejected(remedy), remedy, language);

const rejected = (remedy: string): Both | undefined =>
  Object.values(rejectionTexts).find((one) => one.remedy.en === remedy)?.remedy;
