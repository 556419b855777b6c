import type { Condition } from '../policy/condition.ts';
import type { Speech } from './speech.ts';

const value = (speech: Speech, given: string | number | boolean): string =>
  typeof given === 'number'
    ? speech.number(given)
    : typeof given === 'boolean'
      ? speech.word(String(given))
      : speech.quote(given);

/** a condition in words; how it is decided is evaluate-condition's */
export const sayCondition = (speech: Speech, condition: Condition): string => {
  switch (condition.op) {
    case 'all':
      return speech.and(condition.of.map((one) => sayCondition(speech, one)));
    case 'any':
      return speech.or(condition.of.map((one) => sayCondition(speech, one)));
    case 'not':
      return speech.say(
        `it is not so that ${sayCondition(speech, condition.of)}`,
        `il n’est pas vrai que ${sayCondition(speech, condition.of)}`,
      );
    case 'between': {
      const [from, to] = [speech.number(condition.from), speech.number(condition.to)];
      return `${speech.word(condition.fact)} ${speech.say(`between ${from} and ${to}`, `entre ${from} et ${to}`)}`;
    }
    case 'in':
    case 'not_in': {
      const among = speech.or(condition.values.map((one) => value(speech, one)));
      const negated = condition.op === 'not_in';
      return `${speech.word(condition.fact)}${speech.say(negated ? ' other than' : ':', negated ? ' autre que' : ' :')} ${among}`;
    }
    case 'known':
      return `${speech.word(condition.fact)} ${speech.say('is known', 'est connu')}`;
    case 'unknown':
      return `${speech.word(condition.fact)} ${speech.say('is not known', 'n’est pas connu')}`;
    case 'eq':
      return `${speech.word(condition.fact)}${speech.say(':', ' :')} ${value(speech, condition.value)}`;
    case 'ne':
      return `${speech.word(condition.fact)} ${speech.say('other than', 'autre que')} ${value(speech, condition.value)}`;
    case 'gt':
      return `${speech.word(condition.fact)} ${speech.say('above', 'supérieur à')} ${speech.number(condition.value)}`;
    case 'gte':
      return `${speech.word(condition.fact)} ${speech.say('at least', 'au moins')} ${speech.number(condition.value)}`;
    case 'lt':
      return `${speech.word(condition.fact)} ${speech.say('below', 'inférieur à')} ${speech.number(condition.value)}`;
    case 'lte':
      return `${speech.word(condition.fact)} ${speech.say('at most', 'au plus')} ${speech.number(condition.value)}`;
  }
};
