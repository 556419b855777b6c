import type { CareCase } from '../model/care.ts';
import { type Effect, type Fact, refused, stale } from './fact.ts';
import { caseToldOf } from './presumed-case.ts';

/** when a case was opened last, as far as is known */
const lastOpening = ({ openedAt, reopenedAt = openedAt }: CareCase): string => reopenedAt;

/** the help desk opened a case, or opened it again after closing it; whatever is heard of first, the latest of opening and closing counts */
export const caseOpenedFact = ({ event, snapshot }: Fact<'case.opened.v1'>): Effect => {
  const { caseId, title, severity, topic, provider, method, errorCode, language, requester, dispute } = event.data;
  const { merchantId } = snapshot.merchant;
  const known = snapshot.cases.find((one) => one.id === caseId);
  const about = Object.entries({ topic, provider, method, errorCode, language }).filter(([, value]) => value !== undefined);
  const matter = about.length === 0 ? {} : { matter: Object.fromEntries(about) };
  const said = {
    title,
    severity,
    openedAt: event.time,
    ...matter,
    ...(requester !== undefined && { requester }),
    ...(dispute !== undefined && { dispute }),
  };
  if (known === undefined)
    return { kind: 'takes', puts: [{ kind: 'case' as const, merchantId, id: caseId, version: 0, ...said }] };
  const isPresumed = known.happened?.[0]?.presumed === true;
  if (event.time < known.openedAt || (isPresumed && event.time === known.openedAt)) {
    // something else was heard of it first: that stands, and what the case is comes late
    if (isPresumed || (known.title === caseId && known.reopenedAt === undefined))
      return { kind: 'takes', puts: [{ ...known, ...said }] };
    return { kind: 'takes', puts: [{ ...known, openedAt: event.time, reopenedAt: lastOpening(known) }] };
  }
  if (event.time <= lastOpening(known)) return stale('case_known');
  // opened again in the help desk it stands by itself
  const { closedAt, mergedInto: _merged, ...open } = known;
  const closed = closedAt !== undefined && closedAt >= event.time ? { closedAt } : {};
  return { kind: 'takes', puts: [{ ...open, title, severity, reopenedAt: event.time, ...closed }] };
};

/** a case is over; of one never heard of it is kept that it is over */
export const caseClosedFact = ({ event, snapshot }: Fact<'case.closed.v1'>): Effect => {
  const { caseId } = event.data;
  const known = snapshot.cases.find((one) => one.id === caseId);
  if (known?.closedAt !== undefined && event.time <= known.closedAt) return stale('case_closed');
  if (known !== undefined && event.time < lastOpening(known)) return stale('case_reopened_later');
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

/** what was asked is done, as far as the help desk knows; the case is closed once its requester keeps silent */
export const caseResolvedFact = (told: Fact<'case.resolved.v1'>): Effect => {
  const { event } = told;
  const { one, begins } = caseToldOf(told, event.data.caseId);
  if (one.closedAt !== undefined) return stale('case_closed');
  return event.time < lastOpening(one) ? stale('case_reopened_later') : { kind: 'takes', puts: [one], follows: begins };
};

/** the merchant rated an offer; the latest rating counts */
export const csatRatedFact = ({ event, snapshot }: Fact<'csat.rated.v1'>): Effect => {
  const { csatId, rating, comment } = event.data;
  const known = snapshot.csats.find((one) => one.id === csatId);
  if (known === undefined) {
    return refused({ code: 'rating_not_offered', field: 'data.csatId', about: { csatId } });
  }
  if (known.ratedAt !== undefined && event.time <= known.ratedAt) return stale('later_rating_known');
  const { comment: _old, ...rest } = known;
  return { kind: 'takes', puts: [{ ...rest, rating, ratedAt: event.time, ...(comment === undefined ? {} : { comment }) }] };
};

/** no more nudges */
export const optedOutFact = ({ event, snapshot }: Fact<'nudge.opted-out.v1'>): Effect =>
  snapshot.merchant.optedOutAt === undefined
    ? { kind: 'takes', puts: [{ ...snapshot.merchant, optedOutAt: event.time }] }
    : stale('opted_out_before');
