import { exactAmount } from '../money/format-amount.ts';

/** languages the policy can be read in */
export const textLanguages = ['en', 'fr'] as const;
export type TextLanguage = (typeof textLanguages)[number];

/** one thing the policy says; the id stays when its words change, so that two versions can be compared */
export interface Sentence {
  readonly id: string;
  readonly text: string;
}
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly sentences: readonly Sentence[];
}

/** what the sentences of one language are made with */
export interface Speech {
  /** the one of the two that is wanted */
  say(en: string, fr: string): string;
  /** a word of the model; its key with blanks where the table has none */
  word(key: string): string;
  /** `2 working days`: the noun in singular and plural, English then French */
  count(n: number, en: readonly [string, string], fr: readonly [string, string]): string;
  number(n: number): string;
  /** a share 0..1 or a percentage already times 100 is the caller's to know: this takes 0..100 */
  percent(n: number): string;
  /** minor units by currency: `€100,000.00, R$500,000.00` */
  money(byCurrency: Readonly<Record<string, number>>): string;
  and(parts: readonly string[]): string;
  or(parts: readonly string[]): string;
  country(code: string): string;
  /** a language by its BCP 47 tag */
  language(tag: string): string;
  /** 1 = Monday … 7 = Sunday */
  weekday(day: number): string;
  /** in the quotation marks of the language: what somebody wrote in the policy, as it stands there */
  quote(text: string): string;
}

/** English, French */
const words: Readonly<Record<string, readonly [string, string]>> = {
  onboarding: ['onboarding', 'l’intégration'],
  risk_check: ['the risk check', 'le contrôle du risque'],
  activation: ['activation', 'l’activation'],
  care: ['care', 'le suivi'],
  dormant: ['dormancy', 'le sommeil'],
  offboarded: ['off-boarding', 'la sortie'],
  merchant: ['the merchant', 'le marchand'],
  operations: ['operations', 'les opérations'],
  provider: ['the provider', 'le prestataire'],
  email: ['e-mail', 'courriel'],
  in_app: ['in-app message', 'message intégré'],
  slack: ['Slack', 'Slack'],
  help_desk: ['the help desk', 'l’assistance'],
  crm_task: ['a CRM task', 'une tâche CRM'],
  approve: ['approve', 'approuver'],
  review: ['have a person review', 'faire examiner par une personne'],
  request_information: ['ask the merchant for more', 'demander un complément au marchand'],
  decline: ['decline', 'refuser'],
  individual: ['private individuals', 'particuliers'],
  sole_proprietor: ['sole proprietors', 'entrepreneurs individuels'],
  company: ['companies', 'sociétés'],
  non_profit: ['non-profits', 'associations'],
  public_body: ['public bodies', 'organismes publics'],
  representative: ['representatives', 'représentants'],
  owner: ['owners', 'propriétaires'],
  director: ['directors', 'dirigeants'],
  long_tail: ['long tail', 'petits marchands'],
  mid: ['mid', 'moyens'],
  key: ['key', 'clés'],
  low: ['low', 'faible'],
  high: ['high', 'élevé'],
  ramp: ['ramp against the declared volume', 'montée face au volume déclaré'],
  recency: ['how recent the last sale is', 'ancienneté de la dernière vente'],
  refunds: ['refunds', 'remboursements'],
  csat: ['satisfaction', 'satisfaction'],
  cases: ['open cases', 'dossiers ouverts'],
  extend: ['extend', 'prolonger'],
  waive: ['waive', 'dispenser'],
  close: ['close', 'clore'],
  contacted: ['contacted', 'joint'],
  no_answer: ['no answer', 'sans réponse'],
  continue: ['continue', 'continuer'],
  sleep: ['put to sleep', 'mettre en sommeil'],
  resolved: ['resolved', 'résolu'],
  handled: ['handled', 'traité'],
  chased: ['chased', 'relancé'],
  about_merchant: ['about the merchant', 'sur le marchand'],
  about_person: ['about a person', 'sur une personne'],
  about_bank_account: ['about the bank account', 'sur le compte bancaire'],
  about_payment_method: ['about the payment method', 'sur le moyen de paiement'],
  about_document: ['a document', 'un document'],
  payments: ['payments', 'paiements'],
  payouts: ['payouts', 'versements'],
  true: ['yes', 'oui'],
  false: ['no', 'non'],
  registry: ['the company register’s answer', 'la réponse du registre des sociétés'],
  screening_level: ['the result of name screening', 'le résultat du criblage des noms'],
  screening_best: ['the best similarity to a listed name', 'la meilleure ressemblance avec un nom listé'],
  screening_hits: ['the number of screening hits', 'le nombre de correspondances'],
  screening_confirmed: ['a listed name being confirmed by a person', 'la confirmation d’un nom listé par une personne'],
  screening_told_apart: ['the number of hits found to be somebody else', 'le nombre de correspondances écartées'],
  mcc_risk: ['the risk of the line of business', 'le risque de l’activité'],
  country_list: ['the worst FATF list of a country involved', 'la pire liste GAFI d’un pays concerné'],
  email_present: ['an e-mail address given', 'adresse électronique donnée'],
  email_disposable: ['a throw-away e-mail address', 'adresse électronique jetable'],
  email_free: ['a free-mail address', 'adresse d’un fournisseur gratuit'],
  email_matches_website: ['e-mail address of the website’s domain', 'adresse du domaine du site'],
  website_present: ['a website given', 'site web donné'],
  company_age_days: ['the company’s age in days', 'l’âge de la société en jours'],
  volume_tier: ['the tier of declared volume', 'le palier de volume déclaré'],
  declared_volume_minor: ['the declared monthly volume in minor units', 'le volume mensuel déclaré en unités mineures'],
  volume_per_month_of_age_minor: [
    'the declared volume per month of age in minor units',
    'le volume déclaré par mois d’âge en unités mineures',
  ],
  failed_submissions: ['the number of refused submissions', 'le nombre de transmissions refusées'],
};

const makeSpeech = (language: TextLanguage): Speech => {
  const english = language === 'en';
  const number = new Intl.NumberFormat(language);
  const plural = new Intl.PluralRules(language);
  const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const languages = new Intl.DisplayNames(language, { type: 'language' });
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const list = (type: Intl.ListFormatType) => new Intl.ListFormat(language, { type });
  const [conjunction, disjunction] = [list('conjunction'), list('disjunction')];
  const currencies = new Map<string, (amountMinor: number) => string>();
  const amount = (currency: string, minor: number): string => {
    const format = currencies.get(currency) ?? exactAmount(language, currency);
    currencies.set(currency, format);
    return format(minor);
  };
  const say = (en: string, fr: string): string => (english ? en : fr);
  return {
    say,
    word: (key) => {
      const known = Object.hasOwn(words, key) ? words[key] : undefined;
      return known === undefined ? key.replaceAll('_', ' ') : say(...known);
    },
    count: (n, en, fr) => {
      const forms = english ? en : fr;
      return `${number.format(n)} ${plural.select(n) === 'one' ? forms[0] : forms[1]}`;
    },
    number: (n) => number.format(n),
    percent: (n) => `${number.format(n)}${english ? '' : '\u202f'}%`,
    money: (byCurrency) =>
      Object.entries(byCurrency)
        .map(([currency, minor]) => amount(currency, minor))
        .join(', '),
    and: (parts) => conjunction.format(parts),
    or: (parts) => disjunction.format(parts),
    // 1 January 2024 was a Monday
    weekday: (day) => weekdays.format(Date.UTC(2024, 0, day)),
    country: (code) => String(countries.of(code)),
    language: (tag) => String(languages.of(tag)),
    quote: (text) => say(`“${text}”`, `«\u00a0${text}\u00a0»`),
  };
};

const speeches: Readonly<Record<TextLanguage, Speech>> = { en: makeSpeech('en'), fr: makeSpeech('fr') };

/** how one language says things */
export const speechOf = (language: TextLanguage): Speech => speeches[language];
