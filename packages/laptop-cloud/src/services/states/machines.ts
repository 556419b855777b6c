import { createHash } from 'node:crypto';
import { compileDefinition } from '@firstsale/states-language/compile-definition';
import type { Diagnostic, Machine } from '@firstsale/states-language/machine';
import { AwsError, type Journal, type Kernel } from '../../contract.ts';
import { inputModel } from './integrations/api-model.ts';
import { Logging } from './logging.ts';
import { refusals } from './states-refusals.ts';
import type { MachineType } from './store/execution-rows.ts';

export interface MachineRow {
  readonly arn: string;
  readonly name: string;
  readonly type: MachineType;
  readonly created: number;
  /** the newest revision */
  readonly revision: string;
  /** JSON: logging, tracing */
  readonly settings: string;
}
export interface Revision {
  readonly machine: string;
  readonly revision: string;
  readonly definition: string;
  readonly role: string;
  readonly created: number;
}

/** definition and role together; equal ones are the same revision */
export function revisionId(definition: string, role: string): string {
  const hex = createHash('sha256').update(`${role}\n${definition}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** machines and their revisions; each revision is compiled once per process */
export class Machines {
  readonly #kernel: Kernel;
  readonly #journal: Journal;
  readonly #rows = new Map<string, MachineRow>();
  readonly #revisions = new Map<string, Revision>();
  readonly #compiled = new Map<string, Machine>();
  readonly #logging = new WeakMap<MachineRow, Logging>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#journal = kernel.journal;
    for (const row of this.#journal.all<MachineRow & Record<string, string | number>>('SELECT * FROM states_machines'))
      this.#rows.set(row.arn, row);
  }

  arnOf(name: string): string {
    return `arn:aws:states:${this.#kernel.region}:${this.#kernel.account}:stateMachine:${name}`;
  }

  all(): readonly MachineRow[] {
    return [...this.#rows.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  find(arn: string): MachineRow | undefined {
    return this.#rows.get(arn);
  }

  /** where and how much a machine logs; undefined when it does not */
  logging(arn: string): Logging | undefined {
    const row = this.#rows.get(arn);
    if (row === undefined) return undefined;
    let known = this.#logging.get(row);
    if (known === undefined) {
      const { logging }: { logging?: unknown } = JSON.parse(row.settings);
      known = Logging.parse(logging ?? {});
      this.#logging.set(row, known);
    }
    return known.level === 'OFF' ? undefined : known;
  }

  /** throws StateMachineDoesNotExist */
  get(arn: string): MachineRow {
    const row = this.#rows.get(arn);
    if (row === undefined) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return row;
  }

  revision(machine: string, revision: string): Revision {
    const key = `${machine} ${revision}`;
    let row = this.#revisions.get(key);
    if (row === undefined) {
      row = this.#journal.get<Revision & Record<string, string | number>>(
        'SELECT * FROM states_revisions WHERE machine = ? AND revision = ?',
        machine,
        revision,
      );
      if (row === undefined) throw new Error(`the journal has no revision ${revision} of ${machine}`);
      this.#revisions.set(key, row);
    }
    return row;
  }

  compiled(machine: string, revision: string): Machine {
    let known = this.#compiled.get(revision);
    if (known === undefined) {
      known = compileOrThrow(this.revision(machine, revision).definition, this.find(machine)?.type ?? 'STANDARD');
      this.#compiled.set(revision, known);
    }
    return known;
  }

  /** creates or changes; throws InvalidDefinition. An equal definition and role change nothing */
  save(given: { name: string; type: MachineType; definition: string; role: string; settings: string }): MachineRow {
    const arn = this.arnOf(given.name);
    const revision = revisionId(given.definition, given.role);
    const now = this.#kernel.now();
    const existing = this.#rows.get(arn);
    if (!this.#compiled.has(revision)) this.#compiled.set(revision, compileOrThrow(given.definition, given.type));
    if (existing?.revision === revision && existing.settings === given.settings && existing.type === given.type) return existing;
    const row: MachineRow = {
      arn,
      name: given.name,
      type: given.type,
      created: existing?.created ?? now,
      revision,
      settings: given.settings,
    };
    this.#journal.run(
      'INSERT OR IGNORE INTO states_revisions VALUES (?, ?, ?, ?, ?)',
      arn,
      revision,
      given.definition,
      given.role,
      now,
    );
    this.#journal.run(
      'INSERT OR REPLACE INTO states_machines VALUES (?, ?, ?, ?, ?, ?)',
      arn,
      row.name,
      row.type,
      row.created,
      revision,
      row.settings,
    );
    this.#rows.set(arn, row);
    return row;
  }

  delete(arn: string): void {
    this.#rows.delete(arn);
    this.#journal.run('DELETE FROM states_machines WHERE arn = ?', arn);
  }
}

/** throws InvalidDefinition with everything that is wrong */
export function compileOrThrow(definition: string, type: MachineType): Machine {
  const { machine, diagnostics } = compileDefinition(definition, inputModel);
  const problems: Diagnostic[] = diagnostics.filter((found) => found.severity === 'ERROR');
  if (machine !== null) problems.push(...refusals(machine, type));
  if (machine === null || problems.length > 0) throw invalidDefinition(problems);
  return machine;
}

function invalidDefinition(problems: readonly Diagnostic[]): AwsError {
  const told = problems
    .map(({ code, message, location }) => `${code}: ${message}${location === '' ? '' : ` at ${location}`}`)
    .join(', ');
  return new AwsError('InvalidDefinition', `Invalid State Machine Definition: '${told}'`);
}
