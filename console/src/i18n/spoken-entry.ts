import { errorWords } from '../../../domain/wording/identifier-errors.ts';
import { requirementReason } from '../../../domain/wording/policy-texts/requirement-words.ts';
import { taskWords } from '../../../domain/wording/tasks/task-phrases.ts';
import { teamWords } from '../../../domain/wording/tasks/team-phrases.ts';
import { told } from '../../../domain/wording/told.ts';
import type { Voice } from '../../../domain/wording/voice.ts';
import type { TimelinePage } from '../answers.ts';

type Entry = TimelinePage['entries'][number];

/** an error of ours that an entry tells of, by its code; the words of others stay */
const remediation = (data: Entry['data'], voice: Voice): Entry['data'] => {
  const { requirementId, code, about } = data;
  if (typeof requirementId !== 'string') return {};
  const known = told.safeParse({ code, about });
  return known.success ? { remediation: errorWords(requirementId, known.data, voice) } : {};
};

/** A timeline entry with its codes in the reader's words; what people and other systems wrote stays theirs. */
export const entryIn = (one: Entry, voice: Voice): Entry => {
  const { data, reason, type } = one;
  const title = told.safeParse(data['title']);
  const whyTeam = told.safeParse(data['whyTeam']);
  const id = data['requirementId'];
  const opened = type === 'requirement.opened.v1' && typeof id === 'string' && reason !== undefined;
  return {
    ...one,
    data: {
      ...data,
      ...(title.success ? { title: taskWords.read(title.data, voice) } : {}),
      ...(whyTeam.success ? { whyTeam: teamWords.read(whyTeam.data, voice) } : {}),
      ...remediation(data, voice),
    },
    ...(opened ? { reason: requirementReason(id, reason, voice) } : {}),
  };
};
