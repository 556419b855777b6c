import * as z from 'zod';
import type { Requirement } from '../model/requirement.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { type Phrase, phrase } from '../wording/phrase.ts';
import { requirementTitle } from '../wording/policy-texts/requirement-words.ts';
import type { Voice } from '../wording/voice.ts';
import { normalEmail } from './normal-email.ts';

const text = z.string();
const withRole = z.object({ memberId: text, role: text });
const handedIn = z.object({ title: text });

/** what somebody of the merchant did, in words; a deed without words of its own is called as the event that tells of it */
const words: Readonly<Record<string, Phrase<z.ZodType>>> = {
  'member.invited.v1': phrase(withRole, {
    en: ({ memberId, role }, voice) => `Invited ${memberId} (${voice.word(role)})`,
    fr: ({ memberId, role }, voice) => `A invité ${memberId} (${voice.word(role)})`,
  }),
  'member.joined.v1': phrase(z.object({}), { en: () => 'Accepted the invitation', fr: () => 'A accepté l’invitation' }),
  'member.role-changed.v1': phrase(z.object({ memberId: text, from: text, to: text }), {
    en: ({ memberId, from, to }, voice) => `Changed the role of ${memberId} from ${voice.word(from)} to ${voice.word(to)}`,
    fr: ({ memberId, from, to }, voice) => `A changé le rôle de ${memberId} : ${voice.word(from)} → ${voice.word(to)}`,
  }),
  'member.removed.v1': phrase(withRole, {
    en: ({ memberId }) => `Removed ${memberId}`,
    fr: ({ memberId }) => `A retiré ${memberId}`,
  }),
  'member.left.v1': phrase(z.object({}), { en: () => 'Left', fr: () => 'Est parti' }),
  'requirement.submitted.v1': phrase(handedIn, {
    en: ({ title }) => `Handed in: ${title}`,
    fr: ({ title }) => `A transmis : ${title}`,
  }),
  'document.received.v1': phrase(handedIn.extend({ name: text }), {
    en: ({ title, name }) => `Sent the document ${name} for: ${title}`,
    fr: ({ title, name }) => `A envoyé le document ${name} pour : ${title}`,
  }),
};

/** did somebody of the merchant do it, as the one who was signed in? */
export const isMemberDeed = ({ actor }: Pick<TimelineEntry, 'actor'>): boolean =>
  actor.kind === 'merchant' && normalEmail(actor.id) === actor.id;

/** what was done, in the reader's language */
export const deedWords = ({ type, data }: TimelineEntry, requirements: readonly Requirement[], voice: Voice): string => {
  const { requirementId } = data;
  const known = requirements.find(({ id }) => id === requirementId);
  const title = known === undefined ? String(requirementId) : requirementTitle(known, voice);
  const found = Object.hasOwn(words, type) ? words[type] : undefined;
  return found?.render({ ...data, title }, voice) ?? voice.word(type);
};
