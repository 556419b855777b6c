import { Conflict } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Erasure } from '../model/erasure.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { toldOfErasure } from './told-of-erasure.ts';

export interface AskErasureInput {
  readonly by: string;
  readonly reason: string;
}
export interface ErasureAsked {
  readonly kind: 'asked';
}

/** Nothing may be erased while somebody ordered it to be kept. Throws Conflict naming who and when */
export function demandNoHold({ legalHold }: Snapshot['merchant']): void {
  if (legalHold !== undefined) throw new Conflict({ code: 'legal-hold', about: { by: legalHold.by, at: legalHold.at } });
}

/**
 * A lead asks for the persons of a merchant to be erased, at the merchant's wish. Nothing happens before a second person confirms it. Throws
 * Conflict while the relationship lasts, while there is a legal hold, and when it was asked for before.
 */
export function askErasure(
  { merchant, erasure }: Snapshot,
  { by, reason }: AskErasureInput,
  context: Context,
): Decision<ErasureAsked> {
  if (erasure !== undefined && erasure.status !== 'refused')
    throw new Conflict({ code: 'erasure-asked', about: { by: erasure.askedBy } });
  if (merchant.closedAt === undefined) throw new Conflict({ code: 'erasure-while-present', about: {} });
  demandNoHold(merchant);
  const asked: Erasure = {
    ...{ kind: 'erasure', merchantId: merchant.merchantId, id: 'persons', version: erasure?.version ?? 0 },
    ...{ status: 'asked', askedBy: by, askedAt: context.now, reason, stages: [], removed: [] },
  };
  return {
    result: { kind: 'asked' },
    puts: [merchant, asked],
    deletes: [],
    timeline: [toldOfErasure(merchant, 'erasure.asked.v1', { kind: 'person', id: by }, context, { by }, reason)],
  };
}
