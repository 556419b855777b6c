import type { Construct } from 'constructs';
import { NodeFunction } from './node-function.ts';

/**
 * One step of a playbook: a function with a published version that stays when the next one is deployed,
 * so a run that began with it ends with it (docs/adr/0002).
 */
export class StepFunction extends NodeFunction {
  /** what a playbook's placeholder becomes: the ARN of this very version */
  readonly versionArn: string;

  constructor(scope: Construct, id: string, props: ConstructorParameters<typeof NodeFunction>[2]) {
    super(scope, id, props);
    this.versionArn = this.function.currentVersion.functionArn;
  }
}
