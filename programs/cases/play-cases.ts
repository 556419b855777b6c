import { differs, type Outcome, type Player } from './player.ts';
import type { WorldCase } from './read-cases.ts';

export interface PlayedCase {
  readonly of: WorldCase;
  readonly outcome: Outcome;
}

const playOne = async (one: WorldCase, players: Readonly<Record<string, Player>>): Promise<Outcome> => {
  const player = Object.hasOwn(players, one.kind) ? players[one.kind] : undefined;
  if (player === undefined) return differs(`nothing plays the kind "${one.kind}"`);
  try {
    return await player(one.given, one.expect);
  } catch (error) {
    return differs(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
};

/** Plays the cases one after the other. */
export const playCases = async (
  cases: readonly WorldCase[],
  players: Readonly<Record<string, Player>>,
): Promise<readonly PlayedCase[]> => {
  const played: PlayedCase[] = [];
  for (const one of cases) played.push({ of: one, outcome: await playOne(one, players) });
  return played;
};

/** The report's lines: agreed of total for each kind, then each difference with what came out. */
export const reportOf = (played: readonly PlayedCase[]): readonly string[] => {
  const kinds = Map.groupBy(played, ({ of }) => of.kind);
  const wide = Math.max(...[...kinds.keys()].map((kind) => kind.length));
  const lines = [...kinds].map(([kind, of]) => {
    const well = of.filter(({ outcome }) => outcome.agreed).length;
    return `${kind.padEnd(wide)}  ${well} / ${of.length}`;
  });
  const differences = played.flatMap(({ of, outcome }) =>
    outcome.agreed
      ? []
      : [
          `\n${of.id}: ${of.why} (${of.source})`,
          `  given     ${JSON.stringify(of.given)}`,
          `  expected  ${JSON.stringify(of.expect)}`,
          `  came out  ${outcome.came}`,
        ],
  );
  return [...lines, ...differences];
};
