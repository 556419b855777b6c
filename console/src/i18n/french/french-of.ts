import { termIn } from '../../../../domain/wording/term.ts';
import { remedies } from './remedies.ts';
import { sentences } from './sentences.ts';
import { states } from './states.ts';

const said: Readonly<Record<string, string>> = { ...sentences, ...remedies, ...states };
const whom: Readonly<Record<string, string>> = { 'the merchant': 'le marchand', us: 'nous', 'the provider': 'le prestataire' };

const numbers: Readonly<Record<string, string>> = { registration: 'd’immatriculation', VAT: 'de TVA' };

const long = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' });
/** "12 March 2018" */
const day = (english: string): string => {
  const at = Date.parse(`${english} UTC`);
  return Number.isNaN(at) ? english : long.format(at);
};
const term = (value: string): string => termIn('fr', value.replaceAll(' ', '_'));
const list = (english: string): string => english.split(' and ').map(term).join(' et ');

type Rule = readonly [pattern: RegExp, french: (...parts: readonly string[]) => string];

/** what the domain makes of what it knows: the words around it are ours, the rest is said again */
const rules: readonly Rule[] = [
  [/^Deadline missed: (.+)$/, (title = '') => `Échéance manquée : ${frenchOf(title)}`],
  [/^Risk review of (.+)$/, (name = '') => `Examen du risque de ${name}`],
  [/^Critical health: (.+)$/, (name = '') => `Santé critique : ${name}`],
  [/^open case: (.+)$/, (title = '') => `dossier ouvert : ${title}`],
  [/^health score (.+)$/, (score = '') => `note de santé ${score}`],
  [/^score unknown$/, () => 'note inconnue'],
  [/^score (.+)$/, (score = '') => `note ${score}`],
  [/^risk score (.+) is at least (.+)$/, (score = '', least = '') => `la note de risque ${score} atteint ${least}`],
  [
    /^declared monthly volume (.+) is at least (.+)$/,
    (volume = '', least = '') => `le volume mensuel déclaré, ${volume}, atteint ${least}`,
  ],
  [
    /^a monthly volume was declared in (.+), for which policy has no limit$/,
    (currency = '') => `un volume mensuel a été déclaré en ${currency}, où la politique n’a pas de limite`,
  ],
  [/^every decision in (.+) needs two people$/, (queue = '') => `toute décision dans ${term(queue)} demande deux personnes`],
  [/^in (.+) since (.+)$/, (stage = '', since = '') => `en ${term(stage)} depuis le ${day(since)}`],
  [
    /^due on (.+?), (.+) stop after it; (.+)$/,
    (on = '', what = '', rest = '') => `dû le ${day(on)}, ensuite plus de ${list(what)} ; ${frenchOf(rest)}`,
  ],
  [/^due on (.+?); (.+)$/, (on = '', rest = '') => `dû le ${day(on)} ; ${frenchOf(rest)}`],
  [/^waiting on (.+?) for: (.+)$/, (party = '', title = '') => `${whom[party] ?? party} doit encore : ${frenchOf(title)}`],
  [/^(-?\d+(?:\.\d+)?) (.+)$/, (points = '', reason = '') => `${points} ${frenchOf(reason)}`],
  [
    /^accounts in (.+) are named by their IBAN: send the IBAN$/,
    (country = '') => `un compte en ${country} se désigne par son IBAN : envoyez l’IBAN`,
  ],
  [
    /^the VAT number is of (.+), the business is in (.+): send the number of .+$/,
    (of = '', country = '') => `le numéro de TVA est de ${of}, l’activité en ${country} : envoyez le numéro de ${country}`,
  ],
  [
    /^the phone number does not exist in its numbering plan: send it with its prefix, for example (.+)$/,
    (example = '') => `ce numéro de téléphone n’existe pas : envoyez-le avec son indicatif, par exemple ${example}`,
  ],
  [
    /^the (registration|VAT) number \((.+)\) is not right: (.+), for example (.+)$/,
    (kind = '', name = '', why = '', example = '') =>
      `le numéro ${numbers[kind]} (${name}) est faux : ${frenchOf(why)}, par exemple ${example}`,
  ],
  [
    /^the (registration|VAT) number \((.+)\) is not right: (.+)$/,
    (kind = '', name = '', why = '') => `le numéro ${numbers[kind]} (${name}) est faux : ${frenchOf(why)}`,
  ],
];

/** a sentence of the domain or of the shipped policy in French; anything else as it was written */
export const frenchOf = (english: string): string => {
  const whole = said[english];
  if (whole !== undefined) return whole;
  // a requirement of one person or method: its title, and whose
  const [, title = '', whose = ''] = /^(.+?): (.+)$/.exec(english) ?? [];
  const about = said[title];
  if (about !== undefined) return `${about} : ${whose}`;
  for (const [pattern, french] of rules) {
    const found = pattern.exec(english);
    if (found !== null) return french(...found.slice(1));
  }
  return english;
};

/** a text that names things of the policy by their titles, with those in French */
export const frenchWithin = (text: string): string =>
  Object.entries(sentences).reduce((now, [english, french]) => now.replaceAll(english, french), text);
