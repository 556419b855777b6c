import type { ChangeKind } from '../../policy/change-schema.ts';
import type { Both } from './both.ts';

/** the document that is asked for as evidence of a change, and why */
export const changeProofTexts: Readonly<Record<ChangeKind, { readonly title: Both; readonly reason: Both }>> = {
  bank_account: {
    title: { en: 'Statement of the new bank account', fr: 'Relevé du nouveau compte bancaire' },
    reason: {
      en: 'You asked us to pay out to another bank account.',
      fr: 'Vous avez demandé à recevoir vos versements sur un autre compte.',
    },
  },
  address: {
    title: { en: 'Proof of the new address', fr: 'Justificatif de la nouvelle adresse' },
    reason: { en: 'You asked us to change your address.', fr: 'Vous avez demandé à changer d’adresse.' },
  },
  contact: {
    title: { en: 'Proof of the new contact', fr: 'Justificatif du nouveau contact' },
    reason: { en: 'You asked us to change your contact.', fr: 'Vous avez demandé à changer de contact.' },
  },
};

const texts = Object.values(changeProofTexts);
/** a title or reason of ours in both languages; undefined for a text of somebody else */
export const proofTitle = (title: string): Both | undefined => texts.find((one) => one.title.en === title)?.title;
export const proofReason = (reason: string): Both | undefined => texts.find((one) => one.reason.en === reason)?.reason;
