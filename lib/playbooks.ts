import { playbooks as declared } from '../domain/playbooks/registry.ts';

export type PlaybookSpec = {
  /** the state machine, relative to the project */
  readonly file: string;
  /** the steps it may call; its role allows exactly these, and a check holds them to the file */
  readonly steps: readonly string[];
};

/** every playbook there is, as domain/playbooks declares it: one Standard state machine each */
export const playbooks: Readonly<Record<string, PlaybookSpec>> = Object.fromEntries(
  declared.map(({ id, steps }) => [id, { file: `statemachines/${id}.asl.json`, steps }]),
);
