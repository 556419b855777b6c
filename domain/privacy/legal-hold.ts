import { Conflict } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { demandNoHold } from './ask-erasure.ts';
import { toldOfErasure } from './told-of-erasure.ts';

export interface LegalHoldInput {
  readonly by: string;
  readonly reason: string;
  readonly hold: boolean;
}
export interface LegalHoldSet {
  readonly kind: 'placed' | 'lifted';
}

/** Keeps everything of a merchant from being erased, or ends that. Throws Conflict when there is one already, or none */
export function setLegalHold({ merchant }: Snapshot, input: LegalHoldInput, context: Context): Decision<LegalHoldSet> {
  const { by, reason, hold } = input;
  const actor = { kind: 'person', id: by } as const;
  if (hold) {
    demandNoHold(merchant);
    return {
      result: { kind: 'placed' },
      puts: [{ ...merchant, legalHold: { by, reason, at: context.now } }],
      deletes: [],
      timeline: [toldOfErasure(merchant, 'legal-hold.placed.v1', actor, context, { by }, reason)],
    };
  }
  const { legalHold, ...rest } = merchant;
  if (legalHold === undefined) throw new Conflict({ code: 'legal-hold-none', about: {} });
  return {
    result: { kind: 'lifted' },
    puts: [rest],
    deletes: [],
    timeline: [toldOfErasure(merchant, 'legal-hold.lifted.v1', actor, context, { by }, reason)],
  };
}
