import type { Snapshot } from '../model/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { comparedName, nameSimilarity } from './name-similarity.ts';
import { type Hit, type Screened, screenNames } from './screen-names.ts';
import { screenedOf } from './screened.ts';
import type { ListedName, ScreeningList } from './screening-list.ts';

/** a name of ours beside the listed one it resembles, for the person who must tell them apart */
export interface ScreeningHit {
  readonly ref: string;
  /** 0..100 */
  readonly similarity: number;
  readonly level: 'possible' | 'probable';
  readonly subject: {
    readonly id: string;
    readonly kind: Screened['kind'];
    readonly name: string;
    readonly roles: readonly string[];
  };
  readonly listed: {
    readonly name: string;
    readonly kind: ListedName['kind'];
    readonly aliases: readonly string[];
    /** the one of its names that came nearest */
    readonly matched: string;
  };
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

/** Every name of a merchant and its people that a list has too, as the risk check screens them, the most similar first, one a name and entry. */
export function screeningHits(snapshot: Snapshot, policy: Policy, list: ScreeningList): readonly ScreeningHit[] {
  const { possibleFrom, probableFrom } = policy.risk.screening;
  const subjects = screenedOf(snapshot);
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
        const mine = subjects.filter(({ id }) => id === subjectId);
        const { subject, matched } = nearest(mine, listed);
        const roles = snapshot.persons.find(({ id }) => id === subjectId)?.roles ?? [];
        return {
          ref,
          similarity,
          level: similarity >= probableFrom ? 'probable' : 'possible',
          subject: { id: subjectId, kind: subject.kind, name: subject.name, roles },
          listed: { name: listed.name, kind: listed.kind, aliases: listed.aliases, matched },
        };
      }),
  );
}
