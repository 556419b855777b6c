import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnOIDCProvider, Effect, FederatedPrincipal, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

const issuer = 'token.actions.githubusercontent.com';
const audience = 'sts.amazonaws.com';

/** of `cdk bootstrap`, unless another qualifier was given to it */
const qualifier = 'hnb659fds';
/** the roles a deployment takes on; what CloudFormation itself may do is the bootstrap's business */
const bootstrapRoles = ['deploy', 'file-publishing', 'lookup'];

/**
 * How GitHub names a job of this repository in this stage's environment. Names with their ids: a name that is given up may be taken by
 * somebody else, an id never. Source: "Immutable subject claims", GitHub Actions, OpenID Connect
 */
export const subjectOf = ({ stage, github }: StageConfig): string =>
  `repo:${github.owner}@${github.ownerId}/${github.repository}@${github.repositoryId}:environment:${stage}`;

/**
 * Who may deploy: jobs of one environment of one repository, for as long as a token lasts, and nobody with a password. By itself, because an
 * admin deploys it once by hand, and what deploys must not be able to widen who may deploy.
 */
export class AccessStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig }) {
    super(scope, id, props);
    const { config } = props;
    // no thumbprint: AWS trusts GitHub's certificate by its own list of authorities
    const provider = new CfnOIDCProvider(this, 'GitHub', { url: `https://${issuer}`, clientIdList: [audience] });
    const role = new Role(this, 'Deploys', {
      roleName: `firstsale-${config.stage}-deploys`,
      description: `deploys ${config.stage}, for the environment of that name at GitHub`,
      maxSessionDuration: Duration.hours(2),
      assumedBy: new FederatedPrincipal(
        provider.attrArn,
        // equal, not like: no pattern to slip through
        { StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subjectOf(config) } },
        'sts:AssumeRoleWithWebIdentity',
      ),
      inlinePolicies: {
        deploys: new PolicyDocument({
          statements: [
            new PolicyStatement({
              effect: Effect.ALLOW,
              actions: ['sts:AssumeRole'],
              resources: bootstrapRoles.map((name) =>
                this.formatArn({
                  ...{ service: 'iam', region: '', resource: 'role' },
                  resourceName: `cdk-${qualifier}-${name}-role-${this.account}-${this.region}`,
                }),
              ),
            }),
          ],
        }),
      },
    });
    new CfnOutput(this, 'DeployRole', { value: role.roleArn });
  }
}
