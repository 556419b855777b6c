export interface RecordedAction {
  readonly action: string;
  allowed: number;
  denied: number;
  /** some of the resources it was asked for */
  readonly resources: Set<string>;
}

export interface RoleRecord {
  readonly calls: Map<string, RecordedAction>;
  /** `<policy name>#<statement index>` of every statement that decided at least once */
  readonly usedStatements: Set<string>;
}

const RESOURCES_KEPT = 20;

/** what each role asked for and which statement answered: the material of a least-privilege report */
export class CallRecord {
  readonly roles = new Map<string, RoleRecord>();

  note(roleArn: string, action: string, resource: string, allowed: boolean, statement: string | undefined): void {
    let role = this.roles.get(roleArn);
    if (role === undefined) {
      role = { calls: new Map(), usedStatements: new Set() };
      this.roles.set(roleArn, role);
    }
    let call = role.calls.get(action);
    if (call === undefined) {
      call = { action, allowed: 0, denied: 0, resources: new Set() };
      role.calls.set(action, call);
    }
    if (allowed) call.allowed += 1;
    else call.denied += 1;
    if (call.resources.size < RESOURCES_KEPT) call.resources.add(resource);
    if (statement !== undefined) role.usedStatements.add(statement);
  }
}
