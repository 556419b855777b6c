import { textDigest } from '../content-hash.ts';
import type { OutageEvent } from '../events/outage-events.ts';
import type { Rejection } from '../events/rejection.ts';
import type { OutageBook } from '../model/outage.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { Refusal } from '../refusal.ts';
import { type Changer, declareOutage, endOutage, extendOutage, type OutageChange } from './change-outage.ts';

/** one outage of a sender: another sender's of the same name is another one */
export const outageIdOf = (source: string, subject: string): string => `o_${textDigest(JSON.stringify([source, subject]))}`;

/** May this source tell of outages of a provider? A provider of its own only, operations of any. */
export const mayTellOfOutage = (
  { providers, operationsSources }: Pick<PolicyDocument['requirements'], 'providers' | 'operationsSources'>,
  source: string,
  provider: string,
): boolean => operationsSources.includes(source) || providers.some((one) => one.key === provider && one.sources.includes(source));

/** What an event about an outage changes. Whoever sends it is a machine: it declares nothing that began earlier. Throws Conflict and NotAllowed */
export const takeOutageEvent = (book: OutageBook, event: OutageEvent, source: string, key: string, now: string): OutageChange => {
  const by: Changer = { actor: { kind: 'provider', id: source }, leads: false };
  const id = outageIdOf(source, event.subject);
  const reason = event.reason ?? event.subject;
  switch (event.type) {
    case 'outage.declared.v1':
      return declareOutage(book, { ...event.data, id, reason }, by, key, now);
    case 'outage.extended.v1':
      return extendOutage(book, { id, until: event.data.until, reason }, by, key, now);
    case 'outage.ended.v1':
      return endOutage(book, { id, reason }, by, key, now);
  }
};

/** The same refusal as its sender reads it, with the field it is about; undefined when it is not about an outage. */
export const outageRejection = ({ code, about }: Refusal): Rejection | undefined => {
  switch (code) {
    case 'outage-backdated':
      return { code: 'outage_backdated', field: 'data.from', about };
    case 'outage-ends-before':
      return { code: 'outage_ends_before', field: 'data.until', about };
    case 'outage-known':
      return { code: 'outage_known', field: 'subject', about: { until: about.until } };
    case 'outage-not-longer':
      return { code: 'outage_not_longer', field: 'data.until', about };
    case 'outage-over':
      return { code: 'outage_over', field: 'subject', about };
    case 'outage-too-long':
      return { code: 'outage_too_long', field: 'data.until', about };
    case 'outage-unknown':
      return { code: 'outage_unknown', field: 'subject', about };
    default:
      return undefined;
  }
};
