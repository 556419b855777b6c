import type { Requirement } from '../model/requirement.ts';
import { isOpen } from '../model/requirement-state.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { HelpFact, HelpLanguage, HelpPolicy } from '../policy/help-schema.ts';

/** a step of the way live; `done` is undefined where only the merchant knows */
export interface HelpStep {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly done: boolean | undefined;
}
export interface MerchantHelp {
  readonly platforms: readonly { readonly key: string; readonly name: string; readonly steps: readonly HelpStep[] }[];
  readonly faq: readonly { readonly key: string; readonly question: string; readonly answer: string }[];
}

const isIntegration = ({ subject, dueIn }: Requirement): boolean => subject.kind === 'merchant' && dueIn === 'activation';

const holds = ({ merchant, paymentMethods, requirements, payments }: Snapshot, fact: HelpFact): boolean => {
  switch (fact) {
    case 'approved':
      return merchant.approvedAt !== undefined;
    case 'methods_active': {
      const wanted = paymentMethods.filter((one) => one.wanted);
      return wanted.length > 0 && wanted.every(({ status }) => status === 'activated');
    }
    case 'integration_verified': {
      const asked = requirements.filter(isIntegration);
      return asked.length > 0 && !asked.some(isOpen);
    }
    case 'first_sale':
      return payments?.firstSaleAt !== undefined;
  }
};

const missing = { title: '', text: '' };

/** The help as a reader of this language has it; of another language in English. What is done already follows from what we know. */
export const helpFor = (snapshot: Snapshot, { platforms, faq, languages }: HelpPolicy, language: string): MerchantHelp => {
  const texts: HelpLanguage = languages[language] ?? languages['en'] ?? { platforms: {}, faq: {} };
  return {
    platforms: platforms.map(({ key, steps }) => ({
      key,
      name: texts.platforms[key]?.name ?? key,
      steps: steps.map((step) => ({
        key: step.key,
        ...(texts.platforms[key]?.steps[step.key] ?? missing),
        done: step.done === undefined ? undefined : holds(snapshot, step.done),
      })),
    })),
    faq: faq.flatMap((key) => {
      const text = texts.faq[key];
      return text === undefined ? [] : [{ key, ...text }];
    }),
  };
};
