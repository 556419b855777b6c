import { type Effect, type Fact, refused, stale } from './fact.ts';

/** the help desk opened a case; opening it again changes nothing */
export const caseOpenedFact = ({ event, snapshot }: Fact<'case.opened.v1'>): Effect => {
  const { caseId, title, severity } = event.data;
  const known = snapshot.cases.find((one) => one.id === caseId);
  if (known !== undefined && known.openedAt <= event.time) return stale('the case is known');
  const { merchantId } = snapshot.merchant;
  const version = known?.version ?? 0;
  // closed before it was heard of: the closing stands, title and severity come late
  const closed = known?.closedAt === undefined ? {} : { closedAt: known.closedAt };
  return {
    kind: 'takes',
    puts: [{ kind: 'case', merchantId, id: caseId, version, title, severity, openedAt: event.time, ...closed }],
  };
};

/** a case is over; of one never heard of it is kept that it is over */
export const caseClosedFact = ({ event, snapshot }: Fact<'case.closed.v1'>): Effect => {
  const { caseId } = event.data;
  const known = snapshot.cases.find((one) => one.id === caseId);
  if (known?.closedAt !== undefined) return stale('the case is closed already');
  const { merchantId } = snapshot.merchant;
  const base = known ?? {
    kind: 'case' as const,
    merchantId,
    id: caseId,
    version: 0,
    title: caseId,
    severity: 'normal' as const,
    openedAt: event.time,
  };
  return { kind: 'takes', puts: [{ ...base, closedAt: event.time }] };
};

/** the merchant rated an offer; the latest rating counts */
export const csatRatedFact = ({ event, snapshot }: Fact<'csat.rated.v1'>): Effect => {
  const { csatId, rating, comment } = event.data;
  const known = snapshot.csats.find((one) => one.id === csatId);
  if (known === undefined) {
    return refused(
      'rating_not_offered',
      'data.csatId',
      `data.csatId "${csatId}" was never offered to this merchant`,
      'send the csatId of the offer',
    );
  }
  if (known.ratedAt !== undefined && event.time <= known.ratedAt) return stale('a later rating is known');
  const { comment: _old, ...rest } = known;
  return { kind: 'takes', puts: [{ ...rest, rating, ratedAt: event.time, ...(comment === undefined ? {} : { comment }) }] };
};

/** no more nudges */
export const optedOutFact = ({ event, snapshot }: Fact<'nudge.opted-out.v1'>): Effect =>
  snapshot.merchant.optedOutAt === undefined
    ? { kind: 'takes', puts: [{ ...snapshot.merchant, optedOutAt: event.time }] }
    : stale('the merchant has opted out already');
