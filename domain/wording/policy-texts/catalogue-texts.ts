import type { Both } from './both.ts';

interface RequirementTexts {
  readonly title: Both;
  readonly reason: Both;
}

/** requirements of the policy that ships, by the key of its catalogue */
export const catalogueTexts: Readonly<Record<string, RequirementTexts>> = {
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
