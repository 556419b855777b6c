import { dayInWords } from '../calendar/day-in-words.ts';
import { InvalidInput } from '../errors.ts';
import { fillTemplate } from '../letter/fill-template.ts';
import { placeholdersIn } from '../letter/placeholders.ts';
import type { CareCase } from '../model/care.ts';
import type { Merchant } from '../model/merchant.ts';
import { type AnswerFact, answerFacts, type PreparedAnswer } from '../policy/prepared-answer.ts';
import { presentLanguage } from './language-of-case.ts';

type Known = Pick<Merchant, 'legalName' | 'tradingName' | 'contact' | 'locale' | 'timeZone'>;

/** an answer of policy as a colleague is offered it, in the language of whoever asked */
export interface OfferedAnswer {
  readonly key: string;
  readonly title: string;
  /** BCP 47: English where the answer has no text in the language that is read */
  readonly language: string;
  readonly text: string;
  /** facts it names that are not known of this case: it is not sent before each is replaced */
  readonly missing: readonly AnswerFact[];
}

/** The language an answer is written in: the merchant's own. Somebody else who asked reads the one that was told, where one was. */
export const answerLanguage = ({ requester, matter }: CareCase, { locale }: Pick<Merchant, 'locale'>): string =>
  requester === undefined || requester.kind === 'merchant' ? locale : (matter?.language ?? locale);

const first = (days: readonly string[]): string | undefined => days.toSorted()[0];

/** what is known of a case, as a language writes it */
const factsOf = (one: CareCase, merchant: Known, language: string): Readonly<Partial<Record<AnswerFact, string | undefined>>> => {
  const { request, matter, promises = [], questions = [] } = one;
  const day = (at: string | undefined): string | undefined =>
    at === undefined ? undefined : dayInWords(language, merchant.timeZone, at);
  return {
    merchant: merchant.tradingName ?? merchant.legalName,
    contact: merchant.contact.name,
    case: one.id,
    paymentReference: request?.paymentReference,
    provider: matter?.provider,
    method: matter?.method,
    promisedDay: day(first(promises.flatMap(({ ended, dueAt }) => (ended === undefined ? [dueAt] : [])))),
    providerDay: day(first(questions.flatMap(({ answered, dueAt }) => (answered === undefined ? [dueAt] : [])))),
  };
};

const isFact = (name: string): name is AnswerFact => answerFacts.some((one) => one === name);

/** An answer with what is known of the case filled in; a fact that is not known stays to be seen. */
export const fillAnswer = (answer: PreparedAnswer, one: CareCase, merchant: Known): OfferedAnswer => {
  const read = answerLanguage(one, merchant);
  const own = answer.texts[presentLanguage(read)];
  const language = own === undefined ? 'en' : read;
  const known = Object.entries(factsOf(one, merchant, language)).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [[name, value] as const],
  );
  // policy is checked for an English text; without one the title stands there to be replaced
  const text = fillTemplate(own ?? answer.texts['en'] ?? answer.title, Object.fromEntries(known));
  return { key: answer.key, title: answer.title, language, text, missing: placeholdersIn(text).filter(isFact) };
};

/** The answers of policy for a case: those about its topic first, those about every topic next, those about another one last. */
export const offeredAnswers = (answers: readonly PreparedAnswer[], one: CareCase, merchant: Known): readonly OfferedAnswer[] => {
  const topic = one.matter?.topic ?? one.request?.topic;
  const place = ({ topics }: PreparedAnswer): number =>
    topics === undefined ? 1 : topic !== undefined && topics.includes(topic) ? 0 : 2;
  return answers.toSorted((a, b) => place(a) - place(b)).map((each) => fillAnswer(each, one, merchant));
};

/** Throws InvalidInput for an answer in which a fact is still to be filled in: nobody sends "{promisedDay}" to a merchant. */
export const demandFilled = (text: string): void => {
  const missing = placeholdersIn(text).filter(isFact);
  if (missing.length > 0) throw new InvalidInput('text', { code: 'answer-unfilled', about: { missing } });
};
