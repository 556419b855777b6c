import * as z from 'zod';
import { retryConcurrentChange } from '../../../application/unit-of-work.ts';
import { draftText, type PolicyDrafts } from '../../../domain/policy/policy-draft.ts';
import { saveDraft } from '../../../domain/policy/save-draft.ts';
import type { Clock } from '../../../domain/ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'policy.draft',
  params: none,
  query: none,
  body: z.object({
    text: draftText.describe('JSON, or whatever was typed so far; empty to discard the draft'),
    basedOn: z.string().max(100),
    revision: z.int().min(0).describe('The one that was read: 409 when another window has saved since'),
  }),
  answer,
  writes: true,
} as const satisfies Route;

/** Keeps the policy its author is writing, as far as it has come. Throws Conflict once another window saved something else */
export const handle =
  ({ drafts, clock }: { readonly drafts: PolicyDrafts; readonly clock: Clock }) =>
  async ({ person, body }: CallOf<typeof wanted>) =>
    retryConcurrentChange(async () => {
      const kept = await drafts.of(person.id);
      const after = saveDraft(kept, body, clock.now());
      if (after !== kept) await drafts.put(after);
      const { revision, savedAt } = after;
      return { revision, savedAt };
    });
