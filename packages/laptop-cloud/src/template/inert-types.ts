import type { Identity, Resource, ResourceType } from '../contract.ts';

interface InertType {
  readonly type: string;
  /** why nothing of it needs to run on a laptop */
  readonly reason: string;
  /** top-level properties that are known; any other stops the boot like everywhere else */
  readonly properties: readonly string[];
  readonly identify: (resource: Resource, place: { account: string; region: string }) => Identity;
}

const nameFrom = (resource: Resource, property: string): string => {
  const name = resource.properties[property];
  return typeof name === 'string' ? name : `${resource.stack}-${resource.logicalId}`;
};

/** of a thing of Glue's, which has its name inside its input */
const glueName = (resource: Resource, input: string): string => {
  const value: unknown = resource.properties[input];
  const name: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'Name') : undefined;
  return typeof name === 'string' ? name : resource.logicalId;
};

/** The types of a template that have no meaning at run time on a laptop, each with the reason; everything else is run or refused. */
export const inertTypes: readonly InertType[] = [
  {
    type: 'AWS::CDK::Metadata',
    reason: 'CDK counts its own use with it',
    properties: ['Analytics'],
    identify: (resource) => ({ ref: resource.logicalId, attributes: {} }),
  },
  {
    type: 'AWS::Cognito::ManagedLoginBranding',
    reason: 'how the hosted sign-in page looks, which a laptop does not have',
    properties: ['Assets', 'ClientId', 'ReturnMergedResources', 'Settings', 'UseCognitoProvidedValues', 'UserPoolId'],
    identify: (resource) => ({ ref: resource.logicalId, attributes: { ManagedLoginBrandingId: resource.logicalId } }),
  },
  {
    type: 'AWS::Backup::BackupVault',
    reason: 'keeps copies outside the table, in another account: a laptop has one account, and its folder can be copied',
    properties: ['BackupVaultName', 'BackupVaultTags', 'EncryptionKeyArn', 'LockConfiguration'],
    identify: (resource, { account, region }) => {
      const name = nameFrom(resource, 'BackupVaultName');
      const BackupVaultArn = `arn:aws:backup:${region}:${account}:backup-vault:${name}`;
      return { ref: name, attributes: { BackupVaultName: name, BackupVaultArn } };
    },
  },
  {
    type: 'AWS::Backup::BackupPlan',
    reason: 'says when AWS copies what is selected; the drill on a laptop restores from the table’s own past',
    properties: ['BackupPlan', 'BackupPlanTags'],
    identify: (resource) => ({ ref: resource.logicalId, attributes: { BackupPlanId: resource.logicalId } }),
  },
  {
    type: 'AWS::Backup::BackupSelection',
    reason: 'says what a plan copies',
    properties: ['BackupPlanId', 'BackupSelection'],
    identify: (resource) => ({ ref: resource.logicalId, attributes: {} }),
  },
  {
    type: 'AWS::Budgets::Budget',
    reason: 'compares a bill with a limit, and a laptop has no bill',
    properties: ['Budget', 'NotificationsWithSubscribers', 'ResourceTags'],
    identify: (resource) => ({ ref: resource.logicalId, attributes: {} }),
  },
  {
    type: 'AWS::CodeDeploy::Application',
    reason: 'a name for the deployment groups under it',
    properties: ['ApplicationName', 'ComputePlatform', 'Tags'],
    identify: (resource) => ({ ref: nameFrom(resource, 'ApplicationName'), attributes: {} }),
  },
  {
    type: 'AWS::CodeDeploy::DeploymentGroup',
    reason:
      'shifts the traffic of a stack that is updated while it runs; a laptop is updated by starting it anew, with nobody on it, and alarms are rung and read as on AWS',
    properties: [
      'AlarmConfiguration',
      'ApplicationName',
      'AutoRollbackConfiguration',
      'DeploymentConfigName',
      'DeploymentGroupName',
      'DeploymentStyle',
      'ServiceRoleArn',
      'Tags',
    ],
    identify: (resource) => ({ ref: nameFrom(resource, 'DeploymentGroupName'), attributes: {} }),
  },
  {
    type: 'AWS::Glue::Database',
    reason: 'a name under which query engines find tables, and a laptop has no Athena to ask them',
    properties: ['CatalogId', 'DatabaseInput', 'DatabaseName'],
    identify: (resource) => ({ ref: glueName(resource, 'DatabaseInput'), attributes: {} }),
  },
  {
    type: 'AWS::Glue::Table',
    reason: 'tells query engines where files lie and what their columns are: the files themselves are written and read as on AWS',
    properties: ['CatalogId', 'DatabaseName', 'OpenTableFormatInput', 'TableInput'],
    identify: (resource) => ({ ref: glueName(resource, 'TableInput'), attributes: {} }),
  },
  {
    type: 'AWS::Logs::MetricFilter',
    reason: 'nothing is counted in logs; an alarm on what a filter would count is refused by name',
    properties: [
      'ApplyOnTransformedLogs',
      'EmitSystemFieldDimensions',
      'FieldSelectionCriteria',
      'FilterName',
      'FilterPattern',
      'LogGroupName',
      'MetricTransformations',
    ],
    identify: (resource) => ({ ref: nameFrom(resource, 'FilterName'), attributes: {} }),
  },
];

/** as a resource type, so that the loader treats it like any other */
export const inertResourceTypes: readonly ResourceType[] = inertTypes.map(({ type, properties, identify }) => ({
  type,
  properties: properties.map((property) => `${property}.**`),
  identify,
  provision: () => undefined,
}));
