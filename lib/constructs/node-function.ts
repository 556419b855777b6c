import { existsSync } from 'node:fs';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, CfnAlias, Code, type IFunction, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { applicationName, functionNameOf, isCanary, live } from '../canaries.ts';
import type { StageConfig } from '../config.ts';
import type { FunctionSpec } from '../function-groups.ts';
import type { EnvName, Place } from '../grants.ts';
import { projectPath } from '../project.ts';
import { conditionsOf, tablePlaceOf } from '../table-places.ts';
import type { Logs } from './logs.ts';
import { namespaceOf } from './measure-metrics.ts';
import { explainUnused, explainWildcard } from './wildcard.ts';

export type Surroundings = {
  readonly config: StageConfig;
  /** ARNs behind each place a function may touch */
  readonly places: Readonly<Record<Place, readonly string[]>>;
  readonly env: Readonly<Record<EnvName, string>>;
  readonly logs: Logs;
};

export const allow = (
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Readonly<Record<string, unknown>>,
): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.ALLOW,
    actions: [...actions],
    resources: [...resources],
    ...(conditions && { conditions }),
  });

/** executions an account must have before some of them are set apart */
const sharedOutFrom = 500;

/** reasons for the places that end in a wildcard */
const wildcardReasons: Partial<Record<Place, string>> = {
  'merchant-page-objects':
    'the files of exactly the merchant’s page: their names carry a hash of what is in them, new with each build',
  'console-objects':
    'the files of exactly the console’s bucket: their names carry a hash of what is in them, new with each build',
  uploads: 'uploads of exactly this bucket: their names are made when somebody hands something in',
  'kept-documents': 'documents of exactly this bucket: they are named after their uploads',
  'kept-logos': 'logos of exactly this bucket: they are named after their uploads',
  exports: 'exports of exactly this bucket: their names are made when somebody asks for one',
  'settlement-files': 'settlement files of exactly this bucket: whoever brings one names it',
  tables: 'tables of exactly this bucket: a file is named after its day',
  'back-test-files': 'files of exactly this bucket, which holds back-tests only: they are named after their back-test',
  runs: 'the runs of exactly this playbook: a run is named after its merchant, and is not known at deployment',
};

/**
 * One Lambda function with a log and a role of its own, which allows its grants, its log streams and nothing else.
 * Its bundle must have been built: throws naming the missing file and the command.
 */
export class NodeFunction extends Construct {
  readonly function: LambdaFunction;
  /** where its version is shifted by a canary (lib/canaries.ts) */
  readonly alias: CfnAlias | undefined;
  /** what callers name: whoever calls the function itself would pass the canary by */
  readonly called: IFunction;
  readonly role: Role;
  readonly spec: FunctionSpec;

  constructor(
    scope: Construct,
    id: string,
    props: Surroundings & {
      name: string;
      spec: FunctionSpec;
      statements?: readonly PolicyStatement[];
      /** the bundle, where something lies beside it */
      code?: Code;
      /** executions at once, where the account has enough to be shared out */
      boundedAt?: number;
    },
  ) {
    super(scope, id);
    const { name, spec, config } = props;
    this.spec = spec;
    const functionName = functionNameOf(config, name);
    const bundle = projectPath(`dist/functions/${name}`);
    if (!existsSync(`${bundle}/index.js`)) throw new Error(`${bundle}/index.js is missing: run \`npm run build\``);
    const logs = props.logs.of(name);
    const grants = spec.grants.map(({ actions, on }) => {
      const part = tablePlaceOf(on);
      return allow(actions, props.places[on], part && conditionsOf(part));
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        calls: new PolicyDocument({
          statements: [
            allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logs.logGroupArn]),
            ...grants,
            ...(props.statements ?? []),
          ],
        }),
      },
    });
    const ownLog = ['logs:CreateLogStream', 'logs:PutLogEvents'];
    explainUnused(
      this.role,
      ownLog,
      'Lambda writes the log in the name of the function; the laptop cloud writes it without asking',
    );
    for (const { on, actions, kept } of spec.grants) {
      if (kept) explainUnused(this.role, actions, kept);
      const reason = wildcardReasons[on];
      if (reason) for (const pattern of props.places[on]) explainWildcard(this.role, pattern, reason);
    }
    this.function = new LambdaFunction(this, 'Function', {
      functionName,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: props.code ?? Code.fromAsset(bundle, { exclude: ['*.map'] }),
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      role: this.role,
      logGroup: logs,
      environment: {
        LOG_LEVEL: config.logLevel,
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: namespaceOf(config),
        ...Object.fromEntries(spec.env.map((key) => [key, props.env[key]])),
      },
      ...(props.boundedAt !== undefined &&
        config.accountConcurrency >= sharedOutFrom && { reservedConcurrentExecutions: props.boundedAt }),
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
    this.alias = isCanary(name) ? this.#shifted(name, config) : undefined;
    this.called =
      this.alias === undefined
        ? this.function
        : LambdaFunction.fromFunctionAttributes(this, 'Called', { functionArn: this.alias.ref, sameEnvironment: true });
  }

  /** of a configuration of calls: it is for this */
  get qualifier(): string {
    return this.alias === undefined ? '$LATEST' : live;
  }

  #shifted(name: string, config: StageConfig): CfnAlias {
    const { functionName, currentVersion } = this.function;
    const alias = new CfnAlias(this, 'Live', { functionName, functionVersion: currentVersion.version, name: live });
    alias.cfnOptions.updatePolicy = {
      codeDeployLambdaAliasUpdate: { applicationName: applicationName(config), deploymentGroupName: name },
    };
    return alias;
  }
}
