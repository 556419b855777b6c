import type { ScreeningVerdict } from '../model/screening-verdict.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { pairOf } from './hit-pair.ts';
import { comparedName, nameSimilarity } from './name-similarity.ts';
import { type Hit, type Screened, screenNames } from './screen-names.ts';
import { screenedOf } from './screened.ts';
import type { ListedName, ScreeningList } from './screening-list.ts';

/** a name of ours beside the listed one it resembles, for the person who must tell them apart */
export interface ScreeningHit {
  readonly ref: string;
  /** both as they are now: what a verdict is about */
  readonly pair: string;
  /** 0..100 */
  readonly similarity: number;
  readonly level: 'possible' | 'probable';
  readonly subject: {
    readonly id: string;
    readonly kind: Screened['kind'];
    readonly name: string;
    readonly roles: readonly string[];
    /** `2018-03-06`, where we know it */
    readonly birthDate?: string;
    readonly country?: string;
  };
  readonly listed: ListedDetails & {
    readonly name: string;
    readonly kind: ListedName['kind'];
    readonly aliases: readonly string[];
    /** the one of its names that came nearest */
    readonly matched: string;
  };
  /** what was decided of the pair; absent while nobody has, or since the name or the entry changed */
  readonly verdict?: ScreeningVerdict;
}

/** what tells two people of one name apart, where the list has it */
interface ListedDetails {
  readonly born: readonly string[];
  readonly nationalities: readonly string[];
  readonly programmes: readonly string[];
  readonly list?: { readonly title: string; readonly asOf: string };
}

/** the pair of names, one of ours and one of the entry's, that come nearest to each other */
const nearest = (subjects: readonly Screened[], listed: ListedName): { readonly subject: Screened; readonly matched: string } =>
  subjects
    .flatMap((subject) =>
      [listed.name, ...listed.aliases].map((matched) => ({
        subject,
        matched,
        similarity: nameSimilarity(comparedName(subject.name, listed.kind), comparedName(matched, listed.kind)),
      })),
    )
    .reduce((best, one) => (one.similarity > best.similarity ? one : best));

const detailsOf = (
  { born = [], nationalities = [], programmes = [], list }: ListedName,
  { lists = [] }: ScreeningList,
): ListedDetails => {
  const on = lists.find(({ key }) => key === list);
  return { born, nationalities, programmes, ...(on === undefined ? {} : { list: { title: on.title, asOf: on.asOf } }) };
};

const subjectOf = ({ persons }: Snapshot, { id, kind, name }: Screened): ScreeningHit['subject'] => {
  const person = persons.find((one) => one.id === id);
  return {
    ...{ id, kind, name, roles: person?.roles ?? [] },
    ...(person?.birthDate === undefined ? {} : { birthDate: person.birthDate }),
    ...(person?.country === undefined ? {} : { country: person.country }),
  };
};

/** Every name of a merchant and its people that a list has too, as the risk check screens them, the most similar first, one a name and entry. */
export function screeningHits(snapshot: Snapshot, policy: Policy, list: ScreeningList): readonly ScreeningHit[] {
  const { possibleFrom, probableFrom } = policy.risk.screening;
  const subjects = screenedOf(snapshot);
  const verdicts = snapshot.merchant.screening ?? [];
  const found = new Map<string, Hit>();
  // a trading name and a legal name are the same merchant: the nearer one speaks
  for (const hit of screenNames(subjects, list, possibleFrom)) {
    const key = `${hit.ref} ${hit.subjectId}`;
    if (!found.has(key)) found.set(key, hit);
  }
  return [...found.values()].flatMap(({ ref, subjectId, similarity }) =>
    list.names
      .filter((one) => one.ref === ref)
      .map((listed): ScreeningHit => {
        const { subject, matched } = nearest(
          subjects.filter(({ id }) => id === subjectId),
          listed,
        );
        const pair = pairOf(subject.name, listed);
        const verdict = verdicts.find((one) => one.pair === pair);
        return {
          ...{ ref, pair, similarity, level: similarity >= probableFrom ? 'probable' : 'possible' },
          subject: subjectOf(snapshot, subject),
          listed: { ...detailsOf(listed, list), name: listed.name, kind: listed.kind, aliases: listed.aliases, matched },
          ...(verdict === undefined ? {} : { verdict }),
        };
      }),
  );
}
