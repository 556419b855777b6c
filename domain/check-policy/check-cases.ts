import { type Fault, faultsIn } from '../letter/placeholders.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { answerFacts, type PreparedAnswer } from '../policy/prepared-answer.ts';
import { ofTheMerchant } from '../policy/task-schema.ts';
import { type Finding, finding, repeated } from './finding.ts';

const holes = { known: answerFacts, required: [] };
const faultOf = (field: string, fault: Fault): Finding =>
  fault.kind === 'brace'
    ? finding(field, 'brace-alone', {})
    : finding(field, 'placeholder-unknown', { name: fault.name, known: [...answerFacts] });

/** a prepared answer has an English text, which stands in for a language it lacks, and names facts there are */
const checkAnswer = ({ texts }: PreparedAnswer, index: number): readonly Finding[] => [
  ...(texts['en'] === undefined ? [finding(`care.cases.answers.${index}.texts.en`, 'answer-english-missing', {})] : []),
  ...Object.entries(texts).flatMap(([language, text]) =>
    faultsIn(text, holes).map((fault) => faultOf(`care.cases.answers.${index}.texts.${language}`, fault)),
  ),
];

/** routing of cases leads to queues there are, and providers answer in calendars there are */
export const checkCases = ({ care, tasks, calendars }: PolicyDocument): readonly Finding[] => {
  const { routes, providers, answers } = care.cases;
  const queues = tasks.queues.map(({ key }) => key);
  const known = [...Object.keys(calendars), ofTheMerchant];
  return [
    ...repeated(
      routes.map(({ key }) => key),
      (index) => `care.cases.routes.${index}.key`,
    ),
    ...repeated(
      providers.map(({ key }) => key),
      (index) => `care.cases.providers.${index}.key`,
    ),
    ...repeated(
      answers.map(({ key }) => key),
      (index) => `care.cases.answers.${index}.key`,
    ),
    ...answers.flatMap(checkAnswer),
    ...routes.flatMap(({ queue }, index) =>
      queues.includes(queue)
        ? []
        : [finding(`care.cases.routes.${index}.queue`, 'name-unknown', { what: 'queue', name: queue, known: queues })],
    ),
    ...providers.flatMap(({ calendar }, index) =>
      known.includes(calendar)
        ? []
        : [finding(`care.cases.providers.${index}.calendar`, 'name-unknown', { what: 'calendar', name: calendar, known })],
    ),
  ];
};
