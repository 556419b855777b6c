import { lifecycleStages } from '../lifecycle-stages.ts';
import * as all from './all.ts';
import type { Ask, NewsKind, PlaybookShape } from './playbook-shape.ts';

type One = (typeof all)[keyof typeof all];
export type PlaybookId = One['id'];
export type WaitKind = { [P in One as P['id']]: keyof P['waits'] }[PlaybookId];
export type AskKind = { [P in One as P['id']]: keyof P['asks'] }[PlaybookId];
export type Declared = PlaybookShape & { readonly id: PlaybookId };

/** where in a merchant's life a playbook begins; one beside the stages comes last */
const placeOf = ({ stages }: PlaybookShape): number =>
  Math.min(lifecycleStages.length, ...stages.map((stage) => lifecycleStages.indexOf(stage)));

/** every playbook, in the order of a merchant's life */
export const playbooks: readonly Declared[] = Object.values<Declared>(all).sort((one, other) => placeOf(one) - placeOf(other));

export const playbookIds: readonly PlaybookId[] = playbooks.map(({ id }) => id);

const isWaitKind = (kind: string): kind is WaitKind => playbooks.some(({ waits }) => Object.hasOwn(waits, kind));
const isAskKind = (kind: string): kind is AskKind => playbooks.some(({ asks }) => Object.hasOwn(asks, kind));
export const waitKinds: readonly WaitKind[] = [...new Set(playbooks.flatMap(({ waits }) => Object.keys(waits)))].filter(
  isWaitKind,
);
export const askKinds: readonly AskKind[] = [...new Set(playbooks.flatMap(({ asks }) => Object.keys(asks)))].filter(isAskKind);

const declared = (id: string): Declared | undefined => playbooks.find((one) => one.id === id);

/** the playbook that climbs a stage's ladder; undefined where nobody does, as when the merchant has left */
export const playbookOf = (stage: string): Declared | undefined =>
  playbooks.find(({ stages }) => stages.some((one) => one === stage));

/** the news that end a wait, the most important first; none for a wait that the playbook no longer has */
export const newsOf = (id: string, wait: string): readonly NewsKind[] => declared(id)?.waits[wait]?.news ?? [];

/** what a playbook asks people; undefined when it does not ask this */
export const askOf = (id: string, ask: string): Ask | undefined => declared(id)?.asks[ask];

/** everything a playbook asks people */
export const asksOf = (id: string): readonly Ask[] => Object.values(declared(id)?.asks ?? {});

/** whether a playbook takes a merchant from stage to stage, rather than going on beside them */
export const takesStages = (id: string): boolean => (declared(id)?.stages ?? []).length > 0;
