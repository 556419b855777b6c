import { AwsError, type Journal, type Kernel } from '../../contract.ts';
import type { Machines } from './machines.ts';

export interface Version {
  readonly machine: string;
  readonly number: number;
  readonly revision: string;
  readonly description: string | null;
  readonly created: number;
}
export interface Route {
  readonly stateMachineVersionArn: string;
  readonly weight: number;
}
export interface Alias {
  readonly arn: string;
  readonly machine: string;
  readonly name: string;
  readonly routing: readonly Route[];
  readonly description: string | null;
  readonly created: number;
  readonly updated: number;
}
interface AliasRow extends Record<string, string | number | null> {
  arn: string;
  machine: string;
  name: string;
  routing: string;
  description: string | null;
  created: number;
  updated: number;
}

/** what an ARN given to StartExecution or DescribeStateMachine means */
export interface Target {
  readonly machine: string;
  readonly revision: string;
  readonly version: string | null;
  readonly alias: string | null;
}

/** published versions and the aliases that route to them */
export class Versions {
  readonly #kernel: Kernel;
  readonly #journal: Journal;
  readonly #machines: Machines;

  constructor(kernel: Kernel, machines: Machines) {
    this.#kernel = kernel;
    this.#journal = kernel.journal;
    this.#machines = machines;
  }

  list(machine: string): Version[] {
    return this.#journal.all<Version & Record<string, string | number | null>>(
      'SELECT * FROM states_versions WHERE machine = ? ORDER BY number DESC',
      machine,
    );
  }

  /** the number a revision has or would get; nothing is published */
  numberFor(machine: string, revision: string): number {
    const versions = this.list(machine);
    const newest = versions[0];
    if (newest?.revision === revision) return newest.number;
    return (newest?.number ?? 0) + 1;
  }

  /** publishes a revision; the newest version again when it already is that revision */
  publish(machine: string, revision: string, description: string | null): Version {
    const number = this.numberFor(machine, revision);
    const known = this.list(machine).find((version) => version.number === number);
    if (known !== undefined) return known;
    const version = { machine, number, revision, description, created: this.#kernel.now() };
    this.#journal.run(
      'INSERT INTO states_versions VALUES (?, ?, ?, ?, ?)',
      machine,
      number,
      revision,
      description,
      version.created,
    );
    return version;
  }

  find(arn: string): Version | undefined {
    const cut = arn.lastIndexOf(':');
    const number = Number(arn.slice(cut + 1));
    return Number.isInteger(number) ? this.list(arn.slice(0, cut)).find((version) => version.number === number) : undefined;
  }

  /** throws ConflictException while an alias routes to it */
  deleteVersion(arn: string): void {
    const version = this.find(arn);
    if (version === undefined) return;
    const user = this.aliases(version.machine).find((alias) =>
      alias.routing.some((route) => route.stateMachineVersionArn === arn),
    );
    if (user !== undefined)
      throw new AwsError(
        'ConflictException',
        `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${user.name}]`,
        409,
      );
    this.#journal.run('DELETE FROM states_versions WHERE machine = ? AND number = ?', version.machine, version.number);
  }

  aliases(machine: string): Alias[] {
    return this.#journal.all<AliasRow>('SELECT * FROM states_aliases WHERE machine = ? ORDER BY name', machine).map(aliasOf);
  }

  alias(arn: string): Alias | undefined {
    const row = this.#journal.get<AliasRow>('SELECT * FROM states_aliases WHERE arn = ?', arn);
    return row === undefined ? undefined : aliasOf(row);
  }

  /** throws ResourceNotFound */
  getAlias(arn: string): Alias {
    const alias = this.alias(arn);
    if (alias === undefined)
      throw new AwsError('ResourceNotFound', `Request references a resource that does not exist: '${arn}'`);
    return alias;
  }

  /** throws ValidationException when the routes do not add up or lead nowhere */
  saveAlias(machine: string, name: string, routing: readonly Route[], description: string | null): Alias {
    const sum = routing.reduce((total, route) => total + route.weight, 0);
    if (routing.length < 1 || routing.length > 2 || sum !== 100) {
      throw new AwsError('ValidationException', 'Sum of routing configuration weights must equal 100 over one or two versions');
    }
    for (const { stateMachineVersionArn } of routing) {
      if (this.find(stateMachineVersionArn)?.machine !== machine) {
        throw new AwsError('ResourceNotFound', `Request references a resource that does not exist: '${stateMachineVersionArn}'`);
      }
    }
    const arn = `${machine}:${name}`;
    const now = this.#kernel.now();
    const created = this.alias(arn)?.created ?? now;
    this.#journal.run(
      'INSERT OR REPLACE INTO states_aliases VALUES (?, ?, ?, ?, ?, ?, ?)',
      arn,
      machine,
      name,
      JSON.stringify(routing),
      description,
      created,
      now,
    );
    return this.getAlias(arn);
  }

  deleteAlias(arn: string): void {
    this.#journal.run('DELETE FROM states_aliases WHERE arn = ?', arn);
  }

  /** follows machine, version or alias ARN to the revision to run. Throws StateMachineDoesNotExist */
  resolve(arn: string): Target {
    const plain = this.#machines.find(arn);
    if (plain !== undefined) return { machine: arn, revision: plain.revision, version: null, alias: null };
    const alias = this.alias(arn);
    const versionArn = alias === undefined ? arn : this.#draw(alias.routing);
    const version = this.find(versionArn);
    if (version === undefined || this.#machines.find(version.machine) === undefined) {
      throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    }
    return { machine: version.machine, revision: version.revision, version: versionArn, alias: alias === undefined ? null : arn };
  }

  #draw(routing: readonly Route[]): string {
    const [first, second] = routing;
    if (first === undefined) return '';
    return second !== undefined && this.#kernel.random() * 100 >= first.weight
      ? second.stateMachineVersionArn
      : first.stateMachineVersionArn;
  }
}

function aliasOf(row: AliasRow): Alias {
  const routing: Route[] = JSON.parse(row.routing);
  return { ...row, routing };
}
