import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { InformationItem } from '../policy/risk-schema.ts';
import { policyTexts } from '../wording/policy-texts/about-texts.ts';
import { shipped } from '../wording/policy-texts/both.ts';
import { queueTitle } from '../wording/policy-texts/queue-words.ts';
import { informationRemedy, requirementReason, requirementTitle } from '../wording/policy-texts/requirement-words.ts';
import { ruleTexts } from '../wording/policy-texts/rule-texts.ts';
import { type ReadingLanguage, voiceOf } from '../wording/voice.ts';

/** A policy with the texts that ship in a reader's language; what a desk wrote itself stays as it wrote it. */
export const policyIn = (language: ReadingLanguage, policy: PolicyDocument): PolicyDocument => {
  const voice = voiceOf(language);
  const item = ({ key, title, remediation }: InformationItem): InformationItem => {
    const id = `information:${key}`;
    return { key, title: requirementTitle({ id, title }, voice), remediation: informationRemedy(id, remediation, voice) };
  };
  return {
    ...policy,
    title: shipped(policyTexts.title, policy.title, language),
    note: shipped(policyTexts.note, policy.note, language),
    requirements: {
      ...policy.requirements,
      catalogue: policy.requirements.catalogue.map((one) => ({
        ...one,
        title: requirementTitle({ id: one.key, title: one.title }, voice),
        requestedReason: requirementReason(one.key, one.requestedReason, voice),
      })),
    },
    risk: {
      ...policy.risk,
      rules: policy.risk.rules.map(({ request, ...rule }) => ({
        ...rule,
        text: shipped(ruleTexts[rule.key], rule.text, language),
        ...(request === undefined ? {} : { request: item(request) }),
      })),
      information: policy.risk.information.map(item),
    },
    tasks: {
      ...policy.tasks,
      queues: policy.tasks.queues.map((one) => ({ ...one, title: queueTitle(one.key, one.title, voice) })),
    },
  };
};
