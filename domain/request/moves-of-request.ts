import { type CaseMove, takeMove } from '../case-clock/take-move.ts';
import type { CaseMessage } from '../model/case-message.ts';
import type { Request } from './request-of.ts';

/** of one instant an answer comes before the closing it brings */
const AFTER_MESSAGES = 1_000_000;

/**
 * Whom a request waited for, from what was written: for us after a message of the merchant, for the merchant after ours, for nobody while it is
 * closed. No status is asked: whoever has to write next follows from who wrote last.
 */
export const movesOfRequest = (
  { openedAt, reopenedAt, closedAt, request }: Request,
  messages: readonly Pick<CaseMessage, 'n' | 'at' | 'from'>[],
): readonly CaseMove[] => {
  const closings = [...(request.closings ?? []), ...(closedAt === undefined ? [] : [closedAt])];
  const moves: readonly CaseMove[] = [
    { at: Date.parse(openedAt), seq: 0, party: 'us' },
    ...(reopenedAt === undefined ? [] : [{ at: Date.parse(reopenedAt), seq: 0, party: 'us' as const }]),
    ...messages.map(({ n, at, from }): CaseMove => {
      return { at: Date.parse(at), seq: n, party: from.kind === 'merchant' ? 'us' : 'merchant' };
    }),
    ...closings.map((at): CaseMove => ({ at: Date.parse(at), seq: AFTER_MESSAGES, party: 'closed' })),
  ];
  return moves.reduce<readonly CaseMove[]>(takeMove, []);
};
