import { Conflict } from '../errors.ts';
import type { PolicyDraft } from './policy-draft.ts';

export interface DraftInput {
  readonly text: string;
  readonly basedOn: string;
  /** the one that was read before it was changed */
  readonly revision: number;
}

/**
 * The draft after a saving; the same one when exactly this was saved before. Throws Conflict when another window saved something else since:
 * neither of the two is lost unseen.
 */
export const saveDraft = (kept: PolicyDraft, { text, basedOn, revision }: DraftInput, now: string): PolicyDraft => {
  if (kept.text === text && kept.basedOn === basedOn) return kept;
  if (kept.revision !== revision) throw new Conflict({ code: 'draft-changed', about: { at: kept.savedAt ?? now } });
  return { person: kept.person, text, basedOn, revision: revision + 1, savedAt: now };
};
