import type { Both } from './both.ts';

interface RejectionTexts {
  readonly title: Both;
  readonly remedy: Both;
}

/** reasons to reject that the policy that ships has, by key */
export const rejectionTexts: Readonly<Record<string, RejectionTexts>> = {
  unreadable: {
    title: { en: 'Not readable', fr: 'Illisible' },
    remedy: {
      en: 'send it again so that every corner and every letter can be read',
      fr: 'renvoyez-le de façon que chaque coin et chaque lettre soient lisibles',
    },
  },
  expired: {
    title: { en: 'Expired', fr: 'Expiré' },
    remedy: { en: 'send one that is valid today', fr: 'envoyez-en un qui soit valable aujourd’hui' },
  },
  wrong_company: {
    title: { en: 'Shows another company or person', fr: 'Concerne une autre entreprise ou une autre personne' },
    remedy: {
      en: 'send one in the name of the business that applied',
      fr: 'envoyez-en un au nom de l’entreprise qui a fait la demande',
    },
  },
  wrong_document: {
    title: { en: 'Another document than asked for', fr: 'Autre document que celui demandé' },
    remedy: { en: 'send the document that is named here', fr: 'envoyez le document indiqué ici' },
  },
  incomplete: {
    title: { en: 'Pages or details are missing', fr: 'Des pages ou des informations manquent' },
    remedy: {
      en: 'send all pages, with every detail filled in',
      fr: 'envoyez toutes les pages, avec toutes les informations remplies',
    },
  },
  not_reachable: {
    title: { en: 'Website or shop cannot be opened', fr: 'Le site ou la boutique ne s’ouvre pas' },
    remedy: {
      en: 'make sure that the address opens and shows what is sold, the prices and the terms',
      fr: 'assurez-vous que l’adresse s’ouvre et montre ce qui est vendu, les prix et les conditions',
    },
  },
};
