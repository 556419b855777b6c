import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { playbookIds } from '../../domain/playbooks/registry.ts';
import type { StageConfig } from '../config.ts';
import { functionSizes } from '../function-sizes.ts';
import { keeping } from './keeping.ts';

/** what an API is called, by the page it belongs to */
export const apiNames = ({ stage }: StageConfig) =>
  ({ console: `firstsale-${stage}`, merchantPage: `firstsale-${stage}-merchant-page` }) as const;

/**
 * What every function, playbook and API wrote: it stands with the data, so that what went wrong can be read after the rest is gone. Each is
 * named after its writer, so the writer may be made again.
 */
export class Logs extends Construct {
  private readonly groups: ReadonlyMap<string, LogGroup>;

  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    const { stage } = config;
    const names = {
      ...Object.fromEntries(Object.keys(functionSizes).map((name) => [name, `/aws/lambda/firstsale-${stage}-${name}`])),
      ...Object.fromEntries(playbookIds.map((name) => [`playbook-${name}`, `/aws/vendedlogs/states/firstsale-${stage}-${name}`])),
      'machine-back-test': `/aws/vendedlogs/states/firstsale-${stage}-back-test`,
      ...Object.fromEntries(Object.values(apiNames(config)).map((name) => [`api-of-${name}`, `/aws/vendedlogs/apis/${name}`])),
    };
    this.groups = new Map(
      Object.entries(names).map(([name, logGroupName]) => [
        name,
        new LogGroup(this, name, { logGroupName, retention: config.logRetentionDays, removalPolicy: keeping(config) }),
      ]),
    );
  }

  /** Throws naming what has no log: it is not in lib/function-sizes.ts, or no playbook */
  of(writer: string): LogGroup {
    const found = this.groups.get(writer);
    if (found === undefined) throw new Error(`${writer} has no log: add it to lib/constructs/logs.ts`);
    return found;
  }
}
