import type { PlaybookReader, RunHistory, RunReader } from '../../domain/playbook/run-ports.ts';
import type { Playbook } from '../../domain/values.ts';
import { copy } from './world.ts';

interface Stage {
  readonly runs: RunReader;
  readonly playbooks: PlaybookReader;
  /** new runs of the playbook take it (ASL text); those there are keep theirs */
  deploy(playbook: Playbook, definition: string): void;
  /** a run of a playbook that was deployed, as far as it came */
  record(playbook: Playbook, run: string, history: Omit<RunHistory, 'definition' | 'truncated'>): void;
}

/** runs and playbooks in memory, told what Step Functions would know */
export const runStage = (): Stage => {
  const definitions = new Map<Playbook, string>();
  const histories = new Map<string, RunHistory>();
  const definitionOf = (playbook: Playbook): string => {
    const found = definitions.get(playbook);
    if (found === undefined) throw new Error(`the playbook ${playbook} was never deployed`);
    return found;
  };
  return {
    runs: { read: async (playbook, run) => copy(histories.get(`${playbook}/${run}`)) },
    playbooks: { definition: async (playbook) => definitionOf(playbook) },
    deploy: (playbook, definition) => void definitions.set(playbook, definition),
    record: (playbook, run, history) =>
      void histories.set(`${playbook}/${run}`, { ...copy(history), definition: definitionOf(playbook), truncated: false }),
  };
};
