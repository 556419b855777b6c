import type { Merchant } from '../model/merchant.ts';
import type { Person } from '../model/parties.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { volumeTierOf } from '../policy/lookup.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { CatalogueEntry } from '../policy/requirement-schema.ts';
import type { Opening } from './open-requirement.ts';

const allows = (wanted: readonly string[], has: string): boolean => wanted.length === 0 || wanted.includes(has);

const appliesTo = (entry: CatalogueEntry, merchant: Merchant, methods: readonly string[], tier: string): boolean =>
  allows(entry.applies.countries, merchant.country) &&
  allows(entry.applies.legalEntityTypes, merchant.legalEntityType) &&
  allows(entry.applies.volumeTiers, tier) &&
  allows(entry.applies.pspClients, merchant.pspClient) &&
  allows(entry.applies.segments, merchant.segment) &&
  allows(entry.applies.mccs, merchant.mcc) &&
  (entry.applies.methods.length === 0 || methods.some((one) => entry.applies.methods.includes(one)));

interface About {
  readonly id: string;
  readonly subjectId: string;
  readonly of?: string;
  readonly method?: string;
  readonly restricts: readonly string[];
}

const perPerson = (entry: CatalogueEntry, persons: readonly Person[], merchantId: string): readonly About[] => {
  const roles = entry.applies.personRoles;
  const meant = persons.filter((one) => roles.length === 0 || one.roles.some((role) => roles.includes(role)));
  // no person has that role: the merchant is asked to name one
  if (meant.length === 0) return [{ id: `${entry.key}:unnamed`, subjectId: merchantId, restricts: entry.restricts }];
  return meant.map((one) => ({
    id: `${entry.key}:${one.id}`,
    subjectId: one.id,
    of: one.name,
    restricts: entry.restricts,
  }));
};

const perMethod = (entry: CatalogueEntry, methods: readonly string[]): readonly About[] =>
  methods
    .filter((one) => allows(entry.applies.methods, one))
    .map((one) => ({
      id: `${entry.key}:${one}`,
      subjectId: one,
      method: one,
      restricts: entry.restricts.map((name) => name.replace('{method}', one)),
    }));

const aboutOf = (entry: CatalogueEntry, snapshot: Snapshot, methods: readonly string[]): readonly About[] => {
  const { merchantId, country } = snapshot.merchant;
  // a document is asked for by the name it has where the merchant is
  const name = entry.localNames[country];
  switch (entry.per) {
    case 'merchant':
      return [{ id: entry.key, subjectId: merchantId, restricts: entry.restricts, ...(name === undefined ? {} : { of: name }) }];
    case 'person':
      return perPerson(entry, snapshot.persons, merchantId);
    case 'payment_method':
      return perMethod(entry, methods);
  }
};

/** everything policy's catalogue asks of this merchant, by country, legal entity, payment methods and volume tier */
export const openingsFor = (snapshot: Snapshot, policy: Policy): readonly Opening[] => {
  const { merchant } = snapshot;
  const methods = snapshot.paymentMethods.filter((one) => one.wanted).map((one) => one.id);
  const tier = volumeTierOf(policy, merchant.currency, merchant.declaredMonthlyVolumeMinor);
  return policy.requirements.catalogue
    .filter((entry) => appliesTo(entry, merchant, methods, tier))
    .flatMap((entry) =>
      aboutOf(entry, snapshot, methods).map((about) => ({
        merchantId: merchant.merchantId,
        id: about.id,
        title: entry.title,
        of: about.of,
        method: about.method,
        subject: { kind: entry.subjectKind, id: about.subjectId },
        requestedReason: entry.requestedReason,
        dueIn: entry.dueIn,
        dueNow: entry.dueIn === merchant.lifecycleStage,
        suppliedBy: entry.suppliedBy,
        verifiedBy: entry.verifiedBy,
        deadlineDays: entry.deadlineDays,
        restricts: about.restricts,
      })),
    );
};
