import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { FeeCondition } from '../policy/price-schema.ts';
import type { Sentence, Speech } from './speech.ts';

const sayCondition = (speech: Speech, { method, plan, basisPoints, fixedMinor }: FeeCondition): string => {
  const about = [speech.word(method), ...(plan === undefined ? [] : [speech.word(plan)])].join(', ');
  return speech.say(
    `${about}: ${basisPoints / 100} % and ${fixedMinor} minor units`,
    `${about} : ${basisPoints / 100} % et ${fixedMinor} unités mineures`,
  );
};

/** what merchants pay, and when two people agree it */
export const sayPricing = (speech: Speech, { pricing }: PolicyDocument): readonly Sentence[] => {
  if (pricing === undefined)
    return [{ id: 'pricing', text: speech.say('Every price takes two people.', 'Tout tarif demande deux personnes.') }];
  const { list, twoFromMinor } = pricing;
  return [
    {
      id: 'pricing/list',
      text: speech.say(
        `The list price: ${list.map((one) => sayCondition(speech, one)).join('; ')}.`,
        `Le tarif de base : ${list.map((one) => sayCondition(speech, one)).join(' ; ')}.`,
      ),
    },
    {
      id: 'pricing/two',
      text:
        Object.keys(twoFromMinor).length === 0
          ? speech.say(
              'Two people agree every price of a declared volume.',
              'Deux personnes conviennent de tout tarif pour un volume déclaré.',
            )
          : speech.say(
              `Two people agree a price from a declared monthly volume of ${speech.money(twoFromMinor)}, and in any other currency.`,
              `Deux personnes conviennent d’un tarif dès un volume mensuel déclaré de ${speech.money(twoFromMinor)}, et dans toute autre devise.`,
            ),
    },
  ];
};
