import type { Both } from './both.ts';

/** rules of the policy that ships, by their keys */
export const ruleTexts: Readonly<Record<string, Both>> = {
  sanctions_confirmed: {
    en: 'A person found that a name is on a sanctions or PEP list',
    fr: 'Une personne a confirmé qu’un nom figure sur une liste de sanctions ou de PPE',
  },
  sanctions_probable: {
    en: 'A name is probably on a sanctions or PEP list',
    fr: 'Un nom figure probablement sur une liste de sanctions ou de PPE',
  },
  sanctions_possible: {
    en: 'A name is possibly on a sanctions or PEP list',
    fr: 'Un nom figure peut-être sur une liste de sanctions ou de PPE',
  },
  country_black: {
    en: 'A country involved is on the FATF call for action',
    fr: 'Un pays concerné fait l’objet d’un appel à l’action du GAFI',
  },
  country_grey: {
    en: 'A country involved is under FATF increased monitoring',
    fr: 'Un pays concerné est sous surveillance renforcée du GAFI',
  },
  mcc_prohibited: { en: 'The line of business is one we do not take', fr: 'Nous n’acceptons pas ce secteur d’activité' },
  mcc_high: {
    en: 'The line of business is high risk to the card schemes',
    fr: 'Secteur à haut risque pour les réseaux de cartes',
  },
  mcc_medium: { en: 'The line of business has raised risk', fr: 'Secteur à risque accru' },
  mcc_unknown: { en: 'The line of business is not known', fr: 'Secteur d’activité inconnu' },
  registry_unconfirmed: {
    en: 'The company register has not confirmed the company',
    fr: 'Le registre n’a pas confirmé l’entreprise',
  },
  email_disposable: { en: 'The e-mail address is a throw-away one', fr: 'L’adresse électronique est jetable' },
  email_other_domain: {
    en: "The e-mail domain doesn't match the website",
    fr: 'Le domaine de l’adresse électronique n’est pas celui du site',
  },
  website_missing: { en: 'No website was given', fr: 'Aucun site indiqué' },
  young_high_volume: {
    en: 'High volume declared by a company younger than half a year',
    fr: 'Gros volume déclaré par une entreprise de moins de six mois',
  },
  high_volume_age_unknown: {
    en: 'High volume declared and the age of the company is not known',
    fr: 'Gros volume déclaré et âge de l’entreprise inconnu',
  },
  often_refused: { en: 'Documents were refused more than twice', fr: 'Documents refusés plus de deux fois' },
  settled_company: { en: 'The company is older than five years', fr: 'L’entreprise a plus de cinq ans' },
};
