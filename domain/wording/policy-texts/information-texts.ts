import type { Both } from './both.ts';

interface InformationTexts {
  readonly title: Both;
  readonly remedy: Both;
}

/** information that the policy that ships asks merchants for, by key */
export const informationTexts: Readonly<Record<string, InformationTexts>> = {
  volume_evidence: {
    title: { en: 'Evidence of the declared volume', fr: 'Justificatifs du volume déclaré' },
    remedy: {
      en: 'send three months of sales reports or contracts that bear out the declared volume',
      fr: 'envoyez trois mois de rapports de vente ou de contrats à l’appui du volume déclaré',
    },
  },
  founding_document: {
    title: {
      en: 'Document that shows when the company was founded',
      fr: 'Document indiquant la date de création de l’entreprise',
    },
    remedy: {
      en: 'send the extract of the company register or the founding deed',
      fr: 'envoyez l’extrait du registre du commerce ou l’acte constitutif',
    },
  },
  ownership_structure: {
    title: { en: 'Chart of who owns the company', fr: 'Organigramme de l’actionnariat' },
    remedy: {
      en: 'send a chart, with percentages, of everybody who owns or controls the company down to the natural persons',
      fr: 'envoyez un organigramme, avec les pourcentages, de tous ceux qui détiennent ou contrôlent la société, jusqu’aux personnes physiques',
    },
  },
  source_of_funds: {
    title: {
      en: 'Evidence of where the money of the business comes from',
      fr: 'Justificatif de l’origine des fonds de l’activité',
    },
    remedy: {
      en: 'send the latest bank statements or annual accounts that show where the money of the business comes from',
      fr: 'envoyez les derniers relevés bancaires ou comptes annuels qui montrent l’origine des fonds de l’activité',
    },
  },
  activity_licence: {
    title: { en: 'Licence for what is sold', fr: 'Licence pour ce qui est vendu' },
    remedy: {
      en: 'send the licence or permit that the line of business needs',
      fr: 'envoyez la licence ou l’autorisation que l’activité exige',
    },
  },
  supplier_invoices: {
    title: { en: 'Invoices of suppliers', fr: 'Factures de fournisseurs' },
    remedy: {
      en: 'send three recent invoices of suppliers for the goods or services you sell',
      fr: 'envoyez trois factures récentes de fournisseurs pour les biens ou services vendus',
    },
  },
  processing_history: {
    title: { en: 'Statements of the present payment provider', fr: 'Relevés du prestataire de paiement actuel' },
    remedy: {
      en: 'send the statements of the last six months from the payment provider you use now',
      fr: 'envoyez les relevés des six derniers mois du prestataire de paiement actuel',
    },
  },
  proof_of_address: {
    title: { en: 'Proof of the business address', fr: 'Justificatif de l’adresse professionnelle' },
    remedy: {
      en: 'send a bill or lease of the last three months that shows the business address',
      fr: 'envoyez une facture ou un bail de moins de trois mois qui indique l’adresse professionnelle',
    },
  },
};
