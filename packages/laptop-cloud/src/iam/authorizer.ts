import { type AccessQuestion, type Authorizer, AwsError, type Instant, type Principal } from '../contract.ts';
import { CallRecord } from './call-record.ts';
import { compilePolicies, type Decision, type Evaluator } from './evaluate.ts';
import { policyOwner, type ResourcePolicies, serviceName, speakingTo } from './resource-policies.ts';
import type { Role } from './roles.ts';
import { trusts } from './trust.ts';

export interface AuthorizerOptions {
  readonly account: string;
  readonly region: string;
  readonly now: () => Instant;
  readonly roles: readonly Role[];
  readonly resourcePolicies: ResourcePolicies;
}

type Denial = { readonly allowed: false; readonly because: string };
type Verdict = { readonly allowed: true } | Denial;

const ALLOWED: Verdict = { allowed: true };

/**
 * IAM of the laptop: a role is asked for its identity policies (a resource policy of the same account may allow as well), a service
 * for the policy of the resource it calls, the root user for nothing but what the policy of a resource denies it. An explicit deny wins
 * wherever it stands.
 */
export class PolicyAuthorizer implements Authorizer {
  readonly record = new CallRecord();
  readonly roles: ReadonlyMap<string, Role>;
  readonly #options: AuthorizerOptions;
  readonly #identity = new Map<string, Evaluator>();
  readonly #onResource = new Map<string, Evaluator>();

  constructor(options: AuthorizerOptions) {
    this.#options = options;
    this.roles = new Map(options.roles.map((role) => [role.arn, role]));
    // at once, so that a malformed policy stops the boot and not a call
    for (const role of options.roles)
      this.#identity.set(role.arn, compilePolicies(role.policies.map(({ document }) => document)));
  }

  /** @throws AwsError AccessDeniedException in AWS's words, for the first question that is denied */
  check(principal: Principal, questions: readonly AccessQuestion[]): void {
    for (const question of questions) {
      if (principal.kind === 'root' && !this.#options.resourcePolicies.has(policyOwner(question.resource))) continue;
      const verdict = this.#decide(principal, {
        ...question,
        context: { ...this.#globalContext(principal), ...question.context },
      });
      if (verdict.allowed) continue;
      const { action, resource } = question;
      throw new AwsError(
        'AccessDeniedException',
        `User: ${this.#callerArn(principal)} is not authorized to perform: ${action} on resource: ${resource} ${verdict.because}`,
        400,
      );
    }
  }

  assumable(roleArn: string, service: string, sourceArn: string): boolean {
    const role = this.roles.get(roleArn);
    return role !== undefined && trusts(role, service, { account: this.#options.account, sourceArn });
  }

  #decide(principal: Principal, question: AccessQuestion): Verdict {
    const onResource = this.#resourceEvaluator(principal, question.resource)?.(question);
    if (onResource?.allowed === false && onResource.denied === 'explicit')
      return deny('with an explicit deny in a resource-based policy');
    if (principal.kind === 'root') return ALLOWED;
    if (principal.kind === 'service')
      return onResource?.allowed ? ALLOWED : deny(`because no resource-based policy allows the ${question.action} action`);
    const identity = this.#identity.get(principal.roleArn);
    if (identity === undefined) return deny(`because the role ${principal.roleArn} does not exist in the template`);
    const decision = identity(question);
    this.#note(principal.roleArn, question, decision, onResource?.allowed === true);
    if (decision.allowed) return ALLOWED;
    if (decision.denied === 'explicit') return deny('with an explicit deny in an identity-based policy');
    return onResource?.allowed ? ALLOWED : deny(`because no identity-based policy allows the ${question.action} action`);
  }

  #note(roleArn: string, { action, resource }: AccessQuestion, decision: Decision, byResource: boolean): void {
    const reference = 'statement' in decision ? decision.statement : undefined;
    const policy = reference === undefined ? undefined : this.roles.get(roleArn)?.policies[reference.policy]?.name;
    const allowed = decision.allowed || (decision.denied === 'implicit' && byResource);
    this.record.note(
      roleArn,
      action,
      resource,
      allowed,
      reference === undefined ? undefined : `${policy}#${reference.statement}`,
    );
  }

  #resourceEvaluator(principal: Principal, resource: string): Evaluator | undefined {
    const owner = policyOwner(resource);
    const documents = this.#options.resourcePolicies.get(owner);
    if (documents === undefined) return undefined;
    const key = `${owner}\n${principal.kind === 'role' ? principal.roleArn : principal.kind === 'service' ? serviceName(principal.service) : ''}`;
    let evaluator = this.#onResource.get(key);
    if (evaluator === undefined) {
      evaluator = compilePolicies(speakingTo(documents, principal, this.#options.account));
      this.#onResource.set(key, evaluator);
    }
    return evaluator;
  }

  /** keys that are there in every request. Source: AWS global condition context keys. Inside the laptop every call counts as encrypted */
  #globalContext(principal: Principal): Record<string, string> {
    const { account, region, now } = this.#options;
    const at = new Date(now());
    const common = {
      'aws:SecureTransport': 'true',
      'aws:RequestedRegion': region,
      'aws:ResourceAccount': account,
      'aws:CurrentTime': at.toISOString(),
      'aws:EpochTime': String(Math.floor(at.getTime() / 1000)),
    };
    if (principal.kind === 'service')
      return {
        ...common,
        'aws:PrincipalIsAWSService': 'true',
        'aws:PrincipalServiceName': serviceName(principal.service),
        'aws:SourceAccount': account,
        // the older name of the same, which SNS's default policy asks for
        'aws:SourceOwner': account,
        ...(principal.sourceArn === undefined ? {} : { 'aws:SourceArn': principal.sourceArn }),
      };
    const arn = principal.kind === 'role' ? principal.roleArn : `arn:aws:iam::${account}:root`;
    return { ...common, 'aws:PrincipalIsAWSService': 'false', 'aws:PrincipalAccount': account, 'aws:PrincipalArn': arn };
  }

  #callerArn(principal: Principal): string {
    if (principal.kind === 'root') return `arn:aws:iam::${this.#options.account}:root`;
    if (principal.kind === 'service') return serviceName(principal.service);
    const name = principal.roleArn.split('/').at(-1) ?? principal.roleArn;
    return `arn:aws:sts::${this.#options.account}:assumed-role/${name}/${principal.sessionName}`;
  }
}

const deny = (because: string): Denial => ({ allowed: false, because });
