import { roundedAmount } from '../../../domain/money/format-amount.ts';
import { termIn } from '../../../domain/wording/term.ts';

type Locale = 'en' | 'fr';

/** what a task is called that the domain names after its queue: the shipped queue, English, French. A queue a desk named itself stays as written */
const works: Readonly<Record<string, readonly [string, string]>> = {
  'Call merchants stuck in onboarding': ['Call {name}: stuck in onboarding', 'Appeler {name} : bloqué à l’intégration'],
  'Rescue merchants stuck in onboarding': [
    'Rescue {name}: stuck in onboarding',
    'Relance prioritaire : {name}, bloqué à l’intégration',
  ],
  'Call merchants without a first sale': ['Call {name}: no first sale yet', 'Appeler {name} : pas encore de vente'],
  'Rescue merchants without a first sale': [
    'Rescue {name}: no first sale yet',
    'Relance prioritaire : {name}, pas encore de vente',
  ],
  'Merchants in critical health': ['Look after {name}: critical health', 'S’occuper de {name} : santé critique'],
  'Escalations to the team lead': ['Escalation: {name}', 'Remontée : {name}'],
  'Chase providers that do not answer': ['Chase the provider of {name}', 'Relancer le prestataire de {name}'],
};

/** a task's title that is only its queue's says whom it is about; any other as it is */
export const titledBy = (title: string, name: string | undefined, locale: Locale): string => {
  const work = name === undefined ? undefined : works[title];
  if (work === undefined || name === undefined) return title;
  return (locale === 'fr' ? work[1] : work[0]).replace('{name}', name);
};

const inMoney = (minor: string, currency: string, locale: Locale): string => roundedAmount(locale, currency)(Number(minor));

/** ids and minor units the domain writes into its sentences, as people say them: `: sepa_debit`, `90000000 … minor units of BRL` */
export const plain = (text: string, locale: Locale): string =>
  text
    .replace(/(?<=: )[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, (id) => termIn(locale, id))
    .replace(
      /declared monthly volume (\d+) is at least (\d+) minor units of ([A-Z]{3})/,
      (_all, volume: string, least: string, currency: string) =>
        `declared monthly volume ${inMoney(volume, currency, locale)} is at least ${inMoney(least, currency, locale)}`,
    );
