import type { Both } from './both.ts';

interface RequirementTexts {
  readonly title: Both;
  readonly reason: Both;
}

/** requirements of the policy that ships, by the key of its catalogue */
export const catalogueTexts: Readonly<Record<string, RequirementTexts>> = {
  articles: {
    title: { en: 'Articles of the company', fr: 'Statuts de la société' },
    reason: {
      en: 'the articles show who may act for the company and what it does',
      fr: 'les statuts montrent qui peut agir pour l’entreprise et ce qu’elle fait',
    },
  },
  beneficial_owners: {
    title: { en: 'Proof of beneficial owners', fr: 'Justificatif des bénéficiaires effectifs' },
    reason: {
      en: 'the law asks us to know who owns or controls the company in the end',
      fr: 'la loi nous demande de savoir qui possède ou contrôle l’entreprise en dernier ressort',
    },
  },
  trader_registration: {
    title: { en: 'Proof of registration as a trader', fr: 'Justificatif d’immatriculation de l’activité' },
    reason: {
      en: 'the law asks us to know the business before it takes payments',
      fr: 'la loi nous demande de connaître l’activité avant qu’elle n’encaisse',
    },
  },
  bank_mandate: {
    title: { en: 'Mandate to debit fees', fr: 'Mandat de prélèvement des frais' },
    reason: {
      en: 'fees that payouts do not cover are debited from the account',
      fr: 'les frais que les versements ne couvrent pas sont prélevés sur le compte',
    },
  },
  pharmacy_licence: {
    title: { en: 'Licence to sell medicines', fr: 'Autorisation de vendre des médicaments' },
    reason: { en: 'medicines may only be sold with a licence', fr: 'la vente de médicaments exige une autorisation' },
  },
  alcohol_licence: {
    title: { en: 'Licence to sell alcohol', fr: 'Licence de vente d’alcool' },
    reason: { en: 'alcohol may only be sold with a licence', fr: 'la vente d’alcool exige une licence' },
  },
  travel_guarantee: {
    title: { en: 'Proof of protection against insolvency', fr: 'Justificatif de garantie contre l’insolvabilité' },
    reason: {
      en: 'whoever sells package travel must protect what travellers have paid',
      fr: 'qui vend des voyages à forfait doit garantir les sommes versées par les voyageurs',
    },
  },
  creditor_identifier: {
    title: { en: 'SEPA creditor identifier', fr: 'Identifiant créancier SEPA (ICS)' },
    reason: {
      en: 'SEPA debits are collected under the creditor’s own identifier',
      fr: 'les prélèvements SEPA se font sous l’identifiant du créancier',
    },
  },
  company_registration: {
    title: { en: 'Proof of company registration', fr: 'Justificatif d’immatriculation de l’entreprise' },
    reason: {
      en: 'the law asks us to know the company before it takes payments',
      fr: 'la loi nous demande de connaître l’entreprise avant qu’elle n’encaisse',
    },
  },
  representative_identity: {
    title: { en: 'Identity document of the representative', fr: 'Pièce d’identité du représentant' },
    reason: {
      en: 'the law asks us to identify who acts for the company',
      fr: 'la loi nous demande d’identifier la personne qui agit pour l’entreprise',
    },
  },
  owner_identity: {
    title: { en: 'Identity document of the owner', fr: 'Pièce d’identité du propriétaire' },
    reason: {
      en: 'the law asks us to identify who owns the company',
      fr: 'la loi nous demande d’identifier les propriétaires de l’entreprise',
    },
  },
  trader_identity: {
    title: { en: 'Your identity document', fr: 'Votre pièce d’identité' },
    reason: {
      en: 'the law asks us to identify whom we pay out to',
      fr: 'la loi nous demande d’identifier le bénéficiaire des versements',
    },
  },
  bank_account: {
    title: { en: 'Bank account for payouts', fr: 'Compte bancaire pour les versements' },
    reason: {
      en: 'payouts need an account in the name of the business',
      fr: 'les versements exigent un compte au nom de l’activité',
    },
  },
  website: {
    title: { en: 'Website or shop page that shows what is sold', fr: 'Site ou page de boutique montrant ce qui est vendu' },
    reason: {
      en: 'card schemes ask us to see what is sold, the price and the terms',
      fr: 'les réseaux de cartes nous demandent de voir ce qui est vendu, à quel prix et à quelles conditions',
    },
  },
  tax_form: {
    title: { en: 'Tax form W-9', fr: 'Formulaire fiscal W-9' },
    reason: {
      en: 'the IRS asks payment companies to report payouts',
      fr: 'l’administration fiscale américaine demande aux prestataires de paiement de déclarer les versements',
    },
  },
  financial_statements: {
    title: { en: 'Latest annual accounts', fr: 'Derniers comptes annuels' },
    reason: {
      en: 'the declared volume is high for an account without accounts seen',
      fr: 'le volume déclaré est élevé et aucun compte n’a été vu',
    },
  },
  pricing_approval: {
    title: { en: 'Approval of the price', fr: 'Accord sur le tarif' },
    reason: {
      en: 'prices for high volumes are agreed case by case',
      fr: 'les tarifs des gros volumes se conviennent au cas par cas',
    },
  },
  boarding: {
    title: { en: 'Payment method activation', fr: 'Mise en service du moyen de paiement' },
    reason: { en: 'the scheme boards every merchant itself', fr: 'le réseau met lui-même chaque marchand en service' },
  },
  technical_integration: {
    title: { en: 'Connect your shop', fr: 'Connecter votre boutique' },
    reason: {
      en: 'payments can only come in once the shop is connected',
      fr: 'les paiements ne peuvent arriver qu’une fois la boutique connectée',
    },
  },
};
