import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';

/** what merchants read on the page of help, and how the steps of going live are known to be done */
export const explainHelp = ({ help }: PolicyDocument): readonly PolicySentence[] => [
  ...help.platforms.map(({ key, steps }): PolicySentence => {
    const ways = steps.map((step) => `${step.key}: ${step.done ?? '-'}`);
    return { id: `help/${key}`, code: 'help-platform', about: { platform: key, steps: ways } };
  }),
  { id: 'help/faq', code: 'help-faq', about: { questions: help.faq } },
  ...Object.entries(help.languages).flatMap(([language, { platforms, faq }]): readonly PolicySentence[] => [
    ...Object.entries(platforms).map(([platform, { name, steps }]): PolicySentence => {
      const texts = [name, ...Object.entries(steps).flatMap(([key, { title, text }]) => [key, title, text])];
      return { id: `help/${language}/${platform}`, code: 'help-text', about: { language, key: platform, texts } };
    }),
    ...Object.entries(faq).map(
      ([key, { question, answer }]): PolicySentence => ({
        ...{ id: `help/${language}/faq/${key}`, code: 'help-text' },
        about: { language, key, texts: [question, answer] },
      }),
    ),
  ]),
];
